// Stores a plan version once; one that is there already is never changed.
//
// Parameters  $id, $plan, $name, $effectiveFrom (ISO date), $hash, $text STRING; $version INTEGER;
//             $at INTEGER or null (epoch ms); $proposedBy, $proposedByName, $why, $approvedBy, $approvedByName,
//             $reason STRING or null: who published it, and why; null where it came with an import
// Returns     id STRING; hash STRING (of what stands there)
// Try         :params {id: "demo@1", plan: "demo", name: "Demo", effectiveFrom: "2026-01-01", hash: "", text: "", version: 1, at: null, proposedBy: null, proposedByName: null, why: null, approvedBy: null, approvedByName: null, reason: null}
MERGE (version:PlanVersion {id: $id})
ON CREATE SET
  version.plan = $plan,
  version.version = $version,
  version.name = $name,
  version.effectiveFrom = $effectiveFrom,
  version.hash = $hash,
  version.text = $text,
  version.publishedAt = CASE WHEN $at IS NULL THEN null ELSE datetime({epochMillis: $at}) END,
  version.proposedBy = $proposedBy,
  version.proposedByName = $proposedByName,
  version.why = $why,
  version.approvedBy = $approvedBy,
  version.approvedByName = $approvedByName,
  version.reason = $reason
RETURN
  version.id AS id,
  version.hash AS hash
