// One person's standing with his legs and the people he sponsors, for what is missing to each rank.
//
// Legs go along the plan's volume tree; after compression their heads are the nearest active people below.
// Parameters  $sheet STRING; $edge STRING (UNDER_SPONSOR or UNDER_PLACEMENT); $distributorId STRING;
//             $compressed BOOLEAN (the legs after compression are asked for)
// Returns     one row or none: figures MAP (the standing's properties; volumes INTEGER hundredths, ranks INTEGER
//             numbers); legs, compressedLegs LIST of MAP (headId STRING, bestPaidAs, paidAs INTEGER, active BOOLEAN,
//             totalVolume INTEGER, leg STRING or null); sponsored LIST of MAP (active BOOLEAN, paidAs, personalVolume INTEGER,
//             sponsorLeg STRING or null, joinedMillis INTEGER or null)
// Try         :params {sheet: "2026-11/0", edge: "UNDER_SPONSOR", distributorId: "a", compressed: false}
MATCH (standing:Standing {sheet: $sheet, distributorId: $distributorId})
CALL (standing) {
  MATCH (standing)<-[step:$($edge)]-(head)
  RETURN collect(head {headId: head.distributorId, .bestPaidAs, .paidAs, .active, .totalVolume, leg: step.leg}) AS legs
}
CALL (standing) {
  WITH standing
  WHERE $compressed
  MATCH
    (standing)<-[first:$($edge)]-()
      ((removed WHERE NOT removed.active)<-[step:UNDER_SPONSOR|UNDER_PLACEMENT WHERE type(step) = $edge]-())*
      (head WHERE head.active)
  RETURN
    collect(head {headId: head.distributorId, .bestPaidAs, .paidAs, .active, .totalVolume, leg: first.leg}) AS compressedLegs
}
CALL (standing) {
  MATCH (standing)<-[:UNDER_SPONSOR]-(person)
  RETURN collect(person {.active, .paidAs, .personalVolume, .sponsorLeg, .joinedMillis}) AS sponsored
}
RETURN
  properties(standing) AS figures,
  legs,
  compressedLegs,
  sponsored
