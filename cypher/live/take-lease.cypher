// Takes, or keeps, the right to bring open periods up to date; another process gets it when it runs out.
//
// By the database's clock, so that the clocks of processes do not matter.
// Parameters  $owner STRING; $millis INTEGER (how long); $force BOOLEAN (also from who has it: he loses it when his time
//             runs out)
// Returns     held BOOLEAN
// Try         :params {owner: "worker 1", millis: 4000, force: false}
MERGE (lock:Lock {name: "live"})
SET lock.locked = true
WITH lock, $force OR lock.owner IS NULL OR lock.owner = $owner OR lock.until < datetime.transaction() AS held
FOREACH (one IN CASE WHEN held THEN [lock] ELSE [] END |
  SET
    one.owner = $owner,
    one.until = datetime.transaction() + duration({milliseconds: $millis})
)
RETURN
  held AS held
