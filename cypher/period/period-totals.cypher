// What was sold and earned in a period?
//
// Parameters  $sheet STRING; $startsAt INTEGER, $endsAt INTEGER (epoch milliseconds); $decided INTEGER (decisions up to
//             this number count)
// Returns     orders INTEGER; commissionable INTEGER, qualifying INTEGER (hundredths of a point);
//             commissions INTEGER (minor units of the plan's currency); payees INTEGER
// Try         :params {sheet: "2026-11/0", startsAt: 1793491200000, endsAt: 1796083200000, decided: 0}
CALL () {
  MATCH (order:Order)
  WHERE
    order.placedAt >= datetime({epochMillis: $startsAt})
    AND order.placedAt < datetime({epochMillis: $endsAt})
  RETURN count(order) AS orders
}
CALL () {
  MATCH (entry:VolumeEntry)
  WHERE
    entry.at >= datetime({epochMillis: $startsAt})
    AND entry.at < datetime({epochMillis: $endsAt})
    AND coalesce(entry.decision, 0) <= $decided
  RETURN
    sum(entry.commissionable) AS commissionable,
    sum(entry.qualifying) AS qualifying
}
CALL () {
  MATCH (commission:Commission {sheet: $sheet})
  WHERE commission.distributorId IS NOT NULL AND commission.bonus IS NOT NULL
  RETURN
    sum(commission.amountMinor) AS commissions,
    count(DISTINCT commission.distributorId) AS payees
}
RETURN
  orders,
  commissionable,
  qualifying,
  commissions,
  payees
