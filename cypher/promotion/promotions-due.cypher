// Which promotions have something to be worked out now?
//
// Progress is worked out anew ten minutes after the last time, until no return can change it any more; a settlement
// that is asked for, and cash prizes that do not stand in the ledger yet, at once; returns after a settlement are
// looked for every ten minutes as long as events come.
// Parameters  $now INTEGER (epoch ms)
// Returns     id STRING
// Try         :params {now: 1790000000000}
WITH datetime({epochMillis: $now}) AS now
MATCH (promotion:Promotion)
WHERE
  promotion.state = "settling"
  OR (promotion.state = "settled" AND NOT coalesce(promotion.paid, false))
  OR (
    promotion.state = "published"
    AND promotion.from <= now
    AND coalesce(promotion.asOf < promotion.takenBackUntil, true)
    AND coalesce(promotion.asOf + duration({minutes: 10}) <= now, true)
  )
  OR (
    promotion.state = "settled"
    AND coalesce(promotion.lookedAt + duration({minutes: 10}) <= now, true)
    AND EXISTS { (lock:Lock {name: "event"}) WHERE lock.lastSeq > coalesce(promotion.lookedThrough, 0) }
  )
RETURN
  promotion.id AS id
ORDER BY id ASC
