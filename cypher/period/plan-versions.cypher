// Which plan versions are stored, in the order in which they take effect?
//
// Parameters  none
// Returns     id STRING; plan STRING; version INTEGER; name STRING; effectiveFrom STRING (ISO date); hash STRING; text STRING;
//             publishedAt INTEGER or null (epoch ms); proposedByName, why, approvedByName, reason STRING or null
// Try         :params {}
MATCH (version:PlanVersion)
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
ORDER BY
  effectiveFrom ASC,
  version ASC,
  id ASC
