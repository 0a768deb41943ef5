// What did everybody in a sheet carry on the two sides of the binary when the sheet before ended?
//
// Parameters  $sheet STRING
// Returns     distributorId STRING; carryLeft, carryRight INTEGER or null (hundredths); agesLeft, agesRight LIST of
//             INTEGER or null (the same by age, the youngest first); inactivePeriods, progress INTEGER or null; history LIST
//             of INTEGER or null (hundredths matched, the last period first)
// Try         :params {sheet: "2026-W45/0"}
MATCH (standing:Standing {sheet: $sheet})-[:FOLLOWS]->(earlier)
WHERE standing.distributorId IS NOT NULL
RETURN
  standing.distributorId AS distributorId,
  earlier.carryLeft AS carryLeft,
  earlier.carryRight AS carryRight,
  earlier.carryAgesLeft AS agesLeft,
  earlier.carryAgesRight AS agesRight,
  earlier.inactivePeriods AS inactivePeriods,
  earlier.binaryProgress AS progress,
  earlier.binaryHistory AS history
ORDER BY
  distributorId ASC
