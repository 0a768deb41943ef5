// Who of the people below somebody lacks least for his next rank, nearest first, where not too many stand below him.
//
// Parameters  $sheet STRING; $edge STRING (UNDER_SPONSOR or UNDER_PLACEMENT); $leaderId STRING; $most INTEGER (people looked
//             at); $limit INTEGER
// Returns     one row: below INTEGER (people looked at: $most where there are more); near LIST of MAP (id STRING, paidAs
//             INTEGER, gap INTEGER ppm)
// Try         :params {sheet: "2026-11/0", edge: "UNDER_SPONSOR", leaderId: "a", most: 2000, limit: 10}
OPTIONAL MATCH (leader:Standing {sheet: $sheet, distributorId: $leaderId})
CALL (leader) {
  MATCH (leader) (()<-[step:UNDER_SPONSOR|UNDER_PLACEMENT WHERE type(step) = $edge]-())+ (person)
  WITH person
  LIMIT $most
  WITH person
  ORDER BY person.rankGap ASC, person.distributorId ASC
  RETURN
    count(person) AS below,
    collect(CASE WHEN person.rankGap IS NOT NULL THEN person {id: person.distributorId, .paidAs, gap: person.rankGap} END) AS near
}
RETURN
  below,
  near[..$limit] AS near
