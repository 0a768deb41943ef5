// What did customers with a distributor's e-mail address buy in a period, and from whom?
//
// Addresses are compared in small letters and without what follows a plus; one that more people share than
// $sharersMax belongs to nobody in particular and is left out.
// Parameters  $sheet STRING; $from INTEGER, $until INTEGER (epoch ms, until exclusive); $sharersMax INTEGER
// Returns     buyerId STRING (the distributor); sellerId STRING; customers LIST OF STRING; orders INTEGER; volume
//             INTEGER, sold INTEGER (hundredths of a point, commissionable: of these purchases, of all the seller's);
//             buyerIsAbove BOOLEAN (above the seller in the enrolment tree)
// Try         :params {sheet: "2026-11/0", from: 1793491200000, until: 1796083200000, sharersMax: 10}
MATCH (person:Person)
WHERE person.email CONTAINS "@"
WITH
  split(split(toLower(person.email), "@")[0], "+")[0] + "@" + split(toLower(person.email), "@")[1] AS address,
  collect(person) AS sharers
WHERE size(sharers) > 1 AND size(sharers) <= $sharersMax
UNWIND sharers AS customer
UNWIND sharers AS buyer
WITH customer, buyer
WHERE customer:Customer AND buyer:Distributor
MATCH (customer)<-[:BOUGHT_BY]-(order:Order)<-[:FOR_ORDER]-(entry)-[:COUNTS_FOR]->(seller)
WHERE
  entry.at >= datetime({epochMillis: $from})
  AND entry.at < datetime({epochMillis: $until})
WITH
  buyer,
  seller,
  collect(DISTINCT customer.id) AS customers,
  count(DISTINCT order) AS orders,
  sum(entry.commissionable) AS volume
MATCH (standing:Standing {sheet: $sheet, distributorId: seller.id})
RETURN
  buyer.id AS buyerId,
  seller.id AS sellerId,
  customers,
  orders,
  volume,
  coalesce(standing.soldCommissionable, 0) AS sold,
  EXISTS { (standing)-[:UNDER_SPONSOR*1..]->(:Standing {sheet: $sheet, distributorId: buyer.id}) } AS buyerIsAbove
ORDER BY
  buyerId ASC,
  sellerId ASC
