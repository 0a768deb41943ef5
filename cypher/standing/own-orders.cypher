// What everybody's own orders of some kinds come to in a period, less their returns.
//
// A return is of the kind of the order that it returns; one that names no order is of no kind.
// Parameters  $sheet STRING; $from INTEGER, $until INTEGER (epoch ms, until exclusive); $decided INTEGER (decisions up to
//             this number count); $kinds LIST of STRING
//             (order, autoship, starter); $property STRING (where the sum goes, hundredths of a qualifying point);
//             $people LIST of STRING or null (whose; null: everybody's)
// Returns     buyers INTEGER; exact BOOLEAN (every sum stayed an integer)
// Try         :params {sheet: "2026-11/0", from: 1793491200000, until: 1796083200000, decided: 0, kinds: ["autoship"], property: "ordered autoship", people: null}
CALL () {
  CALL () {
    WITH $people AS people
    WHERE people IS NULL
    MATCH (standing:Standing {sheet: $sheet})
    WHERE standing.distributorId IS NOT NULL AND standing[$property] IS NOT NULL
    RETURN standing
    UNION ALL
    UNWIND coalesce($people, []) AS id
    MATCH (standing:Standing {sheet: $sheet, distributorId: id})
    RETURN standing
  }
  SET standing[$property] = null
}
CALL () {
  WITH $people AS people
  WHERE people IS NULL
  MATCH (entry:VolumeEntry)
  WHERE
    entry.at >= datetime({epochMillis: $from})
    AND entry.at < datetime({epochMillis: $until})
    AND coalesce(entry.decision, 0) <= $decided
    AND entry.own
  MATCH (entry)-[:COUNTS_FOR]->(distributor)
  RETURN entry, distributor
  UNION ALL
  UNWIND coalesce($people, []) AS id
  MATCH (distributor:Distributor {id: id})<-[:COUNTS_FOR]-(entry:VolumeEntry)
  WHERE
    entry.at >= datetime({epochMillis: $from})
    AND entry.at < datetime({epochMillis: $until})
    AND coalesce(entry.decision, 0) <= $decided
    AND entry.own
  RETURN entry, distributor
}
MATCH (entry)-[:FOR_ORDER]->(order)
OPTIONAL MATCH (order)-[:RETURNS]->(returned)
WITH entry, distributor, coalesce(returned.kind, order.kind) AS kind
WHERE kind IN $kinds
WITH distributor.id AS distributorId, sum(entry.qualifying) AS ordered
MATCH (standing:Standing {sheet: $sheet, distributorId: distributorId})
SET standing[$property] = ordered
RETURN
  count(standing) AS buyers,
  all(exact IN collect(DISTINCT ordered IS :: INTEGER NOT NULL) WHERE exact) AS exact
