// Who stops what climbs a tree of a sheet, and whose way up meets him first?
//
// Asked from above: from everybody who stops it down to those who stop it themselves. So each person is met once,
// however long a way without a stop is and however much climbs it; a climb from below would walk it every time.
// Parameters  $sheet STRING; $edge STRING (UNDER_SPONSOR or UNDER_PLACEMENT); $by STRING (property that decides the
//             rates); $mark STRING (property that is true of who may be paid); $stops LIST of STRING (only people of
//             whom all these properties are true stop it); $stopRanges LIST of MAP or null (only people whose $by
//             lies in one: from INTEGER, until INTEGER or null, exclusive); $asksBelow BOOLEAN (false: below is empty)
// Returns     id STRING; value INTEGER ($by); qualifies BOOLEAN ($mark is true); below LIST of STRING (whose next
//             one above, not themselves, he is)
// Try         :params {sheet: "2026-11/0", edge: "UNDER_SPONSOR", by: "paidAs", mark: "payable", stops: ["active"], stopRanges: null, asksBelow: true}
MATCH (stop:Standing {sheet: $sheet})
WHERE
  stop.distributorId IS NOT NULL
  AND all(mark IN $stops WHERE stop[mark])
  AND (
    $stopRanges IS NULL
    OR any(range IN $stopRanges WHERE stop[$by] >= range.from AND (range.until IS NULL OR stop[$by] < range.until))
  )
CALL (stop) {
  WITH stop
  WHERE $asksBelow
  MATCH (stop)<-[first:UNDER_SPONSOR|UNDER_PLACEMENT]-(head)
  WHERE type(first) = $edge
  MATCH (head)<-[way:UNDER_SPONSOR|UNDER_PLACEMENT*0..]-(person)
  WHERE
    all(
      step IN way
      WHERE
        type(step) = $edge
        AND NOT coalesce(
          all(mark IN $stops WHERE endNode(step)[mark])
          AND (
            $stopRanges IS NULL
            OR any(range IN $stopRanges WHERE endNode(step)[$by] >= range.from AND (range.until IS NULL OR endNode(step)[$by] < range.until))
          ),
          false
        )
    )
  RETURN collect(person.distributorId) AS below
}
RETURN
  stop.distributorId AS id,
  coalesce(stop[$by], 0) AS value,
  coalesce(stop[$mark], false) AS qualifies,
  below
ORDER BY
  id ASC
