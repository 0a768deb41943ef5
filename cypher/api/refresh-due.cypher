// Are there events that the open periods have not been refreshed for?
//
// Parameters  none
// Returns     newest INTEGER (number of the last event, 0 for none); refreshed INTEGER (up to which the open periods are)
// Try         :params {}
CALL () {
  OPTIONAL MATCH (event:Event)
  WHERE event.seq > 0
  RETURN coalesce(max(event.seq), 0) AS newest
}
OPTIONAL MATCH (cursor:Cursor {name: "refresh"})
RETURN
  newest,
  coalesce(cursor.seq, 0) AS refreshed
