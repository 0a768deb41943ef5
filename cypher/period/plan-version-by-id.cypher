// What is this plan version?
//
// Parameters  $id STRING
// Returns     id STRING; plan STRING; version INTEGER; name STRING; effectiveFrom STRING (ISO date); hash STRING; text STRING;
//             publishedAt INTEGER or null (epoch ms); proposedByName, why, approvedByName, reason STRING or null
// Try         :params {id: "unilevel@1"}
MATCH (version:PlanVersion {id: $id})
RETURN
  version.id AS id,
  version.plan AS plan,
  version.version AS version,
  version.name AS name,
  toString(version.effectiveFrom) AS effectiveFrom,
  version.hash AS hash,
  version.text AS text,
  version.publishedAt.epochMillis AS publishedAt,
  version.proposedByName AS proposedByName,
  version.why AS why,
  version.approvedByName AS approvedByName,
  version.reason AS reason
