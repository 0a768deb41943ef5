// What everybody, or he and everybody below him, bought in his own first days, from the instant of joining on.
//
// Whose first days were over before the period goes on with the figure of the sheet before, where there is one.
// Parameters  $sheet STRING; $edge STRING (UNDER_SPONSOR or UNDER_PLACEMENT); $total BOOLEAN (everybody below too);
//             $customers BOOLEAN (customers' orders count); $unit STRING (hours: elapsed; days, months: of the zone's
//             calendar, that of joining being the first); $count INTEGER; $zone STRING (IANA); $from INTEGER, $until
//             INTEGER (epoch ms, the period, until exclusive); $decided INTEGER (decisions up to this number count); $property STRING (of a standing);
//             $people LIST of STRING or null (whose; null: everybody's)
// Returns     exact BOOLEAN (every sum stayed an integer)
// Try         :params {sheet: "2026-11/0", edge: "UNDER_SPONSOR", total: true, customers: true, unit: "hours", count: 720, zone: "UTC", from: 1793491200000, until: 1796083200000, decided: 0, property: "first totalVolume 720 hours", people: null}
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
MATCH (standing)-[:OF]->(person)
OPTIONAL MATCH (standing)-[:FOLLOWS]->(earlier)
WITH standing, earlier, person.joinedAt AS joined, datetime({datetime: person.joinedAt, timezone: $zone}) AS local
WITH
  standing,
  earlier,
  joined,
  CASE $unit
    WHEN "hours" THEN joined + duration({hours: $count})
    WHEN "days" THEN datetime({date: date(local) + duration({days: $count}), timezone: $zone})
    ELSE datetime({date: date.truncate("month", date(local)) + duration({months: $count}), timezone: $zone})
  END AS ends
WITH
  standing,
  joined,
  CASE WHEN ends < datetime({epochMillis: $until}) THEN ends ELSE datetime({epochMillis: $until}) END AS until,
  CASE WHEN ends <= datetime({epochMillis: $from}) THEN earlier[$property] END AS kept
CALL (standing, joined, until, kept) {
  WITH standing, joined, until
  WHERE kept IS NULL AND NOT $total
  MATCH (standing)-[:OF]->(seller)<-[:COUNTS_FOR]-(entry:VolumeEntry)
  WHERE entry.at >= joined AND entry.at < until AND (entry.own OR $customers) AND coalesce(entry.decision, 0) <= $decided
  RETURN entry.qualifying AS points
  UNION ALL
  WITH standing, joined, until
  WHERE kept IS NULL AND $total
  MATCH
    (standing) (()<-[step:UNDER_SPONSOR|UNDER_PLACEMENT WHERE type(step) = $edge]-())* (below)
      -[:OF]->(seller)<-[:COUNTS_FOR]-(entry:VolumeEntry)
  WHERE entry.at >= joined AND entry.at < until AND (entry.own OR $customers) AND coalesce(entry.decision, 0) <= $decided
  RETURN entry.qualifying AS points
  UNION ALL
  WITH standing
  RETURN 0 AS points
}
WITH standing, kept, sum(points) AS volume
SET standing[$property] = coalesce(kept, volume)
RETURN
  coalesce(sum(CASE WHEN volume IS :: INTEGER NOT NULL THEN 0 ELSE 1 END), 0) = 0 AS exact
