// Everything that a run computes from, person by person, in the order in which it is hashed.
//
// Parameters  $sheet STRING
// Returns     distributorId STRING; status STRING; titleBefore INTEGER (rank number); balanceBefore INTEGER
//             (minor units); personalVolume, personalCommissionable, soldCommissionable INTEGER (hundredths);
//             sponsor, parent STRING or null (ids in the two trees of the sheet)
// Try         :params {sheet: "2026-11/0"}
MATCH (standing:Standing {sheet: $sheet})
OPTIONAL MATCH (standing)-[:UNDER_SPONSOR]->(sponsor)
OPTIONAL MATCH (standing)-[:UNDER_PLACEMENT]->(parent)
RETURN
  standing.distributorId AS distributorId,
  standing.status AS status,
  standing.titleBefore AS titleBefore,
  standing.balanceBefore AS balanceBefore,
  standing.personalVolume AS personalVolume,
  standing.personalCommissionable AS personalCommissionable,
  coalesce(standing.soldCommissionable, 0) AS soldCommissionable,
  sponsor.distributorId AS sponsor,
  parent.distributorId AS parent
ORDER BY
  distributorId ASC
