// Under whom does somebody stand on a sheet who is placed under a person: under him, or the nearest above him who is on it?
//
// Walks the tree as of the period's last instant, as the sheet was laid out.
// Parameters  $sheet STRING; $parentId STRING; $edges LIST of STRING (the tree's edge and its ended form); $endsAt INTEGER
//             (epoch ms, exclusive)
// Returns     id STRING; steps INTEGER (0: the person himself); leg STRING or null (in which that one has the line, where
//             it is another); no row: nobody is on the sheet
// Try         :params {sheet: "2026-11/0", parentId: "a", edges: ["SPONSORED_BY", "WAS_SPONSORED_BY"], endsAt: 1796083200000}
MATCH (parent:Distributor {id: $parentId})
MATCH
  (parent)
  ((child)-[step:SPONSORED_BY|WAS_SPONSORED_BY|PLACED_UNDER|WAS_PLACED_UNDER]->()
    WHERE type(step) IN $edges
      AND (coalesce(step.since < datetime({epochMillis: $endsAt}), true) OR step.since <= child.joinedAt)
      AND (step.until IS NULL OR (step.until >= datetime({epochMillis: $endsAt}) AND step.until > step.since)))*
  (upline)
MATCH (above:Standing {sheet: $sheet, distributorId: upline.id})
RETURN
  above.distributorId AS id,
  size(step) AS steps,
  last(step).leg AS leg
ORDER BY
  steps ASC,
  id ASC
LIMIT 1
