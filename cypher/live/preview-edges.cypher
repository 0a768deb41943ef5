// Joins the people of a preview's sheet as the copied sheet has them, in both trees.
//
// Parameters  $from STRING (the sheet that was copied); $sheet STRING (the preview's)
// Returns     joined INTEGER
// Try         :params {from: "2026-11/0", sheet: "preview:x/2026-11"}
MATCH (copy:Standing {sheet: $sheet})
WHERE copy.distributorId IS NOT NULL
MATCH (source:Standing {sheet: $from, distributorId: copy.distributorId})-[place:UNDER_SPONSOR|UNDER_PLACEMENT]->(parent)
MATCH (above:Standing {sheet: $sheet, distributorId: parent.distributorId})
CREATE (copy)-[same:$(type(place))]->(above)
SET same = properties(place)
RETURN
  count(same) AS joined
