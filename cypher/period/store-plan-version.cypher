// Stores a plan version once; one that is there already is never changed.
//
// Parameters  $id, $plan, $name, $effectiveFrom (ISO date), $hash, $text STRING; $version INTEGER
// Returns     id STRING; hash STRING (of what stands there)
// Try         :params {id: "demo@1", plan: "demo", name: "Demo", effectiveFrom: "2026-01-01", hash: "", text: "", version: 1}
MERGE (version:PlanVersion {id: $id})
ON CREATE SET
  version.plan = $plan,
  version.version = $version,
  version.name = $name,
  version.effectiveFrom = $effectiveFrom,
  version.hash = $hash,
  version.text = $text
RETURN
  version.id AS id,
  version.hash AS hash
