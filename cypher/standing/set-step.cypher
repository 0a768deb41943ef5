// The number of the last of some steps that everybody fulfils: 0 for who fulfils none.
//
// Run when the marks stand.
// Parameters  $sheet STRING; $marks LIST of STRING (properties that are true of who fulfils a step, in order);
//             $property STRING (of a standing);
//             $people LIST of STRING or null (whose; null: everybody's)
// Returns     standings INTEGER
// Try         :params {sheet: "2026-11/0", marks: ["payable"], property: "step 1", people: null}
CALL () {
  WITH $people AS people
  WHERE people IS NULL
  MATCH (standing:Standing {sheet: $sheet})
  WHERE standing.distributorId IS NOT NULL
  RETURN standing
  UNION ALL
  UNWIND coalesce($people, []) AS id
  MATCH (standing:Standing {sheet: $sheet, distributorId: id})
  RETURN standing
}
SET standing[$property] = coalesce([i IN range(1, size($marks)) WHERE standing[$marks[i - 1]]][-1], 0)
RETURN
  count(standing) AS standings
