// Notes up to which event the open periods stand; it never goes back.
//
// Parameters  $seq INTEGER
// Returns     seq INTEGER
// Try         :params {seq: 17}
MERGE (cursor:Cursor {name: "refresh"})
SET cursor.seq = CASE WHEN coalesce(cursor.seq, 0) < $seq THEN $seq ELSE cursor.seq END
RETURN
  cursor.seq AS seq
