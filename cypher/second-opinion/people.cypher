// Who is in a sheet, where does he stand, and what does he bring along?
//
// Status and trees are those that were laid out at the snapshot; what he brings along is of the sheets
// before, else of the import. Nothing that the sheet's own computation found is read.
// Parameters  $sheet STRING; $before STRING or null (sheet whose titles go on); $paidBefore STRING or null
//             (sheet whose carried payments go on); $lender STRING or null (sheet whose ranks are borrowed)
// Returns     id, status STRING; joinedAt INTEGER (epoch ms); sponsor, parent STRING or null (ids in the
//             two trees of the sheet); leg STRING or null; openingTitle STRING or null (rank id); titleBefore INTEGER
//             or null (rank number); carried INTEGER or null (minor units); paidEarlier BOOLEAN (he was in the sheet
//             whose payments go on); lentTitle, lentPaidAs INTEGER or null (rank numbers); paidAsBefore, heldBefore,
//             graceBefore, lifetimeBefore, personalBefore, groupBefore, totalBefore INTEGER or null (rank number,
//             periods, waivers, hundredths; of the sheet before)
// Try         :params {sheet: "2026-11/0", before: "2026-10/0", paidBefore: "2026-10/0", lender: null}
MATCH (standing:Standing {sheet: $sheet})-[:OF]->(distributor)
WHERE standing.distributorId IS NOT NULL
OPTIONAL MATCH (standing)-[:UNDER_SPONSOR]->(sponsor)
OPTIONAL MATCH (standing)-[place:UNDER_PLACEMENT]->(parent)
OPTIONAL MATCH (earlier:Standing {sheet: $before, distributorId: distributor.id})
OPTIONAL MATCH (lender:Standing {sheet: $lender, distributorId: distributor.id})
OPTIONAL MATCH (payment:Payment {sheet: $paidBefore, distributorId: distributor.id})
RETURN
  distributor.id AS id,
  standing.status AS status,
  distributor.joinedAt.epochMillis AS joinedAt,
  sponsor.distributorId AS sponsor,
  parent.distributorId AS parent,
  place.leg AS leg,
  distributor.openingTitle AS openingTitle,
  earlier.title AS titleBefore,
  payment.carried AS carried,
  EXISTS { (:Standing {sheet: $paidBefore, distributorId: distributor.id}) } AS paidEarlier,
  lender.title AS lentTitle,
  lender.paidAs AS lentPaidAs,
  earlier.paidAs AS paidAsBefore,
  earlier.heldPeriods AS heldBefore,
  earlier.graceUsed AS graceBefore,
  earlier.lifetimeVolume AS lifetimeBefore,
  earlier.personalVolume AS personalBefore,
  earlier.groupVolume AS groupBefore,
  earlier.totalVolume AS totalBefore
ORDER BY
  id ASC
