// In which period do the differences of a revision land? The first one after it that is not approved.
//
// It is locked, and looked at again, so that it is not approved meanwhile; nothing comes back when it was.
// Parameters  $after LIST of STRING (ids of the periods that close after the revised one, in order)
// Returns     at most one row: id STRING
// Try         :params {after: ["2026-12"]}
UNWIND range(0, size($after) - 1) AS place
MATCH (period:Period {id: $after[place]})
WHERE period.state <> "approved"
WITH period, place
ORDER BY place ASC
LIMIT 1
SET period.locked = true
WITH period
WHERE period.state <> "approved"
RETURN
  period.id AS id
