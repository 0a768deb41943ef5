// One page of a sheet's placement tree: each standing under the standing of its placement parent.
//
// A parent who had not joined by the period's end has no standing; his nearest upline who had takes
// his place, and the leg is the one in which that upline has the line; who has none is a root. Edges that no longer hold are taken away, so the step may run again.
// The tree is that of the period's last instant, ended places included: what was corrected since is laid out
// as it should have been. The first place of somebody who had not joined counts from ever.
// Parameters  $sheet STRING; $endsAt INTEGER (epoch ms, exclusive); $after STRING (last id of the page before, "" at first); $limit INTEGER; $people LIST of STRING or null (these alone; null: a page of everybody)
// Returns     last STRING (null when there was nothing left)
// Try         :params {sheet: "2026-11/0", endsAt: 1796083200000, after: "", limit: 100, people: null}
CALL () {
  WITH $people AS people
  WHERE people IS NULL
  MATCH (standing:Standing {sheet: $sheet})
  WHERE standing.distributorId > $after
  WITH standing
  ORDER BY standing.distributorId ASC
  LIMIT $limit
  RETURN standing
  UNION ALL
  UNWIND coalesce($people, []) AS id
  MATCH (standing:Standing {sheet: $sheet, distributorId: id})
  RETURN standing
}
WITH collect(standing) AS page, max(standing.distributorId) AS last
CALL (page) {
  UNWIND page AS standing
  MATCH (standing)-[:OF]->(distributor)
  OPTIONAL CALL (distributor) {
    MATCH
      (distributor)
      ((child)-[step:PLACED_UNDER|WAS_PLACED_UNDER]->()
        WHERE (coalesce(step.since < datetime({epochMillis: $endsAt}), true) OR step.since <= child.joinedAt)
          AND (step.until IS NULL OR (step.until >= datetime({epochMillis: $endsAt}) AND step.until > step.since)))+
      (upline)
    MATCH (above:Standing {sheet: $sheet, distributorId: upline.id})
    RETURN above, last(step).leg AS leg
    LIMIT 1
  }
  OPTIONAL MATCH (standing)-[stale:UNDER_PLACEMENT]->(other WHERE above IS NULL OR other <> above)
  DELETE stale
  WITH standing, above, leg
  WHERE above IS NOT NULL
  MERGE (standing)-[place:UNDER_PLACEMENT]->(above)
  SET place.leg = leg
}
RETURN
  last
