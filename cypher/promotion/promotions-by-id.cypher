// What are these promotions?
//
// Parameters  $ids LIST OF STRING
// Returns     id, name, planVersionId, text, hash, state STRING; from, until, takenBackUntil, importedAt INTEGER (epoch
//             ms); importedBy, publicationsJson, settlementsJson STRING; snapshot, asOf (epoch ms) INTEGER or null; people,
//             wins, costMinor, taxedMinor INTEGER; settlementHash STRING or null; differencesJson STRING; mark STRING or
//             null; settledAt INTEGER (epoch ms) or null; paid BOOLEAN
// Try         :params {ids: ["spring"]}
UNWIND $ids AS wanted
MATCH (promotion:Promotion {id: wanted})
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
