// Everything that a run computes from, person by person, in the order in which it is hashed.
//
// Parameters  $sheet STRING; $figures LIST of STRING (further properties of standings)
// Returns     distributorId STRING; status STRING; titleBefore INTEGER (rank number); balanceBefore INTEGER
//             (minor units); personalVolume, personalCommissionable, soldCommissionable INTEGER (hundredths);
//             sponsor, parent STRING or null (ids in the two trees of the sheet); leg STRING or null (on which he
//             stands under the parent); carryLeft, carryRight INTEGER (hundredths, from the sheet before) or null; figures LIST (those properties, in their order)
// Try         :params {sheet: "2026-11/0", figures: []}
MATCH (standing:Standing {sheet: $sheet})
WHERE standing.distributorId IS NOT NULL
OPTIONAL MATCH (standing)-[:UNDER_SPONSOR]->(sponsor)
OPTIONAL MATCH (standing)-[place:UNDER_PLACEMENT]->(parent)
OPTIONAL MATCH (standing)-[:FOLLOWS]->(earlier)
RETURN
  standing.distributorId AS distributorId,
  standing.status AS status,
  standing.titleBefore AS titleBefore,
  standing.balanceBefore AS balanceBefore,
  standing.personalVolume AS personalVolume,
  standing.personalCommissionable AS personalCommissionable,
  coalesce(standing.soldCommissionable, 0) AS soldCommissionable,
  sponsor.distributorId AS sponsor,
  parent.distributorId AS parent,
  place.leg AS leg,
  earlier.carryLeft AS carryLeft,
  earlier.carryRight AS carryRight,
  [property IN $figures | standing[property]] AS figures
ORDER BY
  distributorId ASC
