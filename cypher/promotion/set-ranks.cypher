// The highest rank that everybody had in some periods, or by how many it is above another one of his.
//
// Parameters  $sheet STRING; $sheets LIST OF STRING (those of the periods); $by STRING (title or paidAs); $above STRING
//             or null (property of the rank that is taken off; null: none); $property STRING
// Returns     ranked INTEGER (people found in one of the periods)
// Try         :params {sheet: "promotion/spring", sheets: ["2026-11/0"], by: "title", above: null, property: "measure 0"}
CALL () {
  MATCH (standing:Standing {sheet: $sheet})
  WHERE standing.distributorId IS NOT NULL
  SET standing[$property] = 0
}
UNWIND $sheets AS periodSheet
MATCH (found:Standing {sheet: periodSheet})
WHERE found.distributorId IS NOT NULL
WITH found.distributorId AS distributorId, max(found[$by]) AS best
MATCH (standing:Standing {sheet: $sheet, distributorId: distributorId})
WITH standing, best - CASE WHEN $above IS NULL THEN 0 ELSE standing[$above] END AS value
SET standing[$property] = CASE WHEN value > 0 THEN value ELSE 0 END
RETURN
  count(standing) AS ranked
