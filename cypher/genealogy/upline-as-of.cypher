// Who stood above a distributor at an instant, nearest first?
//
// The first place of somebody who had not joined yet counts from ever, as in a sheet.
// Parameters  $edges LIST OF STRING (the tree's edge and its ended form); $id STRING; $at INTEGER (epoch ms);
//             $limit INTEGER
// Returns     id STRING; leg STRING or null (on which leg of him); level INTEGER (1 = the parent)
// Try         :params {edges: ["PLACED_UNDER", "WAS_PLACED_UNDER"], id: "1002", at: 1796083199999, limit: 20}
MATCH
  (:Distributor {id: $id})
  ((child)-[step:SPONSORED_BY|WAS_SPONSORED_BY|PLACED_UNDER|WAS_PLACED_UNDER]->()
    WHERE type(step) IN $edges
      AND (coalesce(step.since <= datetime({epochMillis: $at}), true) OR step.since <= child.joinedAt)
      AND (step.until IS NULL OR (step.until > datetime({epochMillis: $at}) AND step.until > step.since)))+
  (upline)
RETURN
  upline.id AS id,
  step[-1].leg AS leg,
  size(step) AS level
ORDER BY
  level ASC,
  id ASC
LIMIT $limit
