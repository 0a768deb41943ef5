// Which promotions are in one of these states, the last to begin first?
//
// Parameters  $states LIST OF STRING; $beforeFrom INTEGER (epoch ms) or null, $beforeId STRING or null (the last one of
//             the page before); $limit INTEGER
// Returns     id, name, planVersionId, text, hash, state STRING; from, until, takenBackUntil, importedAt INTEGER (epoch
//             ms); importedBy, publicationsJson, settlementsJson STRING; snapshot, asOf (epoch ms) INTEGER or null; people,
//             wins, costMinor, taxedMinor INTEGER; settlementHash STRING or null; differencesJson STRING; mark STRING or
//             null; settledAt INTEGER (epoch ms) or null; paid BOOLEAN
// Try         :params {states: ["published"], beforeFrom: null, beforeId: null, limit: 20}
MATCH (promotion:Promotion)
WHERE
  promotion.state IN $states
  AND (
    $beforeFrom IS NULL
    OR promotion.from < datetime({epochMillis: $beforeFrom})
    OR (promotion.from = datetime({epochMillis: $beforeFrom}) AND promotion.id > $beforeId)
  )
RETURN
  promotion.id AS id,
  promotion.name AS name,
  promotion.planVersionId AS planVersionId,
  promotion.text AS text,
  promotion.hash AS hash,
  promotion.state AS state,
  promotion.from.epochMillis AS from,
  promotion.until.epochMillis AS until,
  promotion.takenBackUntil.epochMillis AS takenBackUntil,
  promotion.importedAt.epochMillis AS importedAt,
  promotion.importedBy AS importedBy,
  promotion.publicationsJson AS publicationsJson,
  promotion.settlementsJson AS settlementsJson,
  promotion.snapshot AS snapshot,
  promotion.asOf.epochMillis AS asOf,
  coalesce(promotion.people, 0) AS people,
  coalesce(promotion.wins, 0) AS wins,
  coalesce(promotion.costMinor, 0) AS costMinor,
  coalesce(promotion.taxedMinor, 0) AS taxedMinor,
  promotion.settlementHash AS settlementHash,
  coalesce(promotion.differencesJson, "[]") AS differencesJson,
  promotion.mark AS mark,
  promotion.settledAt.epochMillis AS settledAt,
  coalesce(promotion.paid, false) AS paid
ORDER BY
  from DESC,
  id ASC
LIMIT $limit
