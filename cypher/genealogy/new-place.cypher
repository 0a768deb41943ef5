// What would stand in the way if somebody stood under another parent from an instant on?
//
// Asked of every instant from then on, ended places included: a correction of the past must not close a
// circle or fill a leg twice in any of them. A place that ended before it began never held.
// Parameters  $edges LIST OF STRING (the tree's edge and its ended form); $id STRING; $parentId STRING;
//             $leg STRING or null; $from INTEGER (epoch ms) or null (from his joining)
// Returns     no row: no such person; else joinedAt, from INTEGER (epoch ms); parentKnown BOOLEAN; aboveId STRING or
//             null; leg STRING or null; since INTEGER or null (his place today); circle BOOLEAN; legTakenBy STRING
//             or null; siblings INTEGER (the most that stand under the parent at one time)
// Try         :params {edges: ["PLACED_UNDER", "WAS_PLACED_UNDER"], id: "b", parentId: "a", leg: null, from: 0}
MATCH (person:Distributor {id: $id})
OPTIONAL MATCH (parent:Distributor {id: $parentId})
OPTIONAL MATCH (person)-[today:SPONSORED_BY|PLACED_UNDER WHERE type(today) = $edges[0]]->(above)
WITH person, parent, today, above, CASE WHEN $from IS NULL THEN person.joinedAt ELSE datetime({epochMillis: $from}) END AS from
CALL (person, parent, from) {
  OPTIONAL MATCH (parent)<-[place:SPONSORED_BY|WAS_SPONSORED_BY|PLACED_UNDER|WAS_PLACED_UNDER]-(other)
  WHERE
    type(place) IN $edges
    AND other <> person
    AND (place.until IS NULL OR (place.until > from AND place.until > place.since))
  RETURN collect({
    id: other.id,
    leg: place.leg,
    since: CASE WHEN place.since > from THEN place.since ELSE from END,
    until: place.until
  }) AS places
}
RETURN
  person.joinedAt.epochMillis AS joinedAt,
  from.epochMillis AS from,
  parent IS NOT NULL AS parentKnown,
  above.id AS aboveId,
  today.leg AS leg,
  today.since.epochMillis AS since,
  EXISTS {
    MATCH
      (parent)
      (()-[step:SPONSORED_BY|WAS_SPONSORED_BY|PLACED_UNDER|WAS_PLACED_UNDER
        WHERE type(step) IN $edges
          AND (step.until IS NULL OR (step.until > from AND step.until > step.since))]->())*
      (person)
    WITH
      step,
      reduce(latest = from, one IN step |
        CASE WHEN one.since > latest AND one.since > startNode(one).joinedAt THEN one.since ELSE latest END
      ) AS latest
    WHERE all(one IN step WHERE one.until IS NULL OR one.until > latest)
    RETURN step
  } AS circle,
  head([place IN places WHERE place.leg = $leg | place.id]) AS legTakenBy,
  reduce(most = 0, one IN places |
    CASE
      WHEN size([two IN places WHERE two.since <= one.since AND (two.until IS NULL OR two.until > one.since)]) > most
      THEN size([two IN places WHERE two.since <= one.since AND (two.until IS NULL OR two.until > one.since)])
      ELSE most
    END
  ) AS siblings
