// With which rank everybody enters a promotion's window.
//
// The title is that of the last period before the window, else the one that was brought along; who was not there
// in that period was paid as no rank.
// Parameters  $sheet STRING; $before STRING or null (sheet of the last period before the window); $by STRING (title or
//             paidAs); $property STRING
// Returns     ranked INTEGER (people with a rank)
// Try         :params {sheet: "promotion/spring", before: "2026-10/0", by: "title", property: "entry title"}
MATCH (standing:Standing {sheet: $sheet})
WHERE standing.distributorId IS NOT NULL
OPTIONAL MATCH (earlier:Standing {sheet: $before, distributorId: standing.distributorId})
SET standing[$property] = CASE $by WHEN "title" THEN standing.titleBefore ELSE coalesce(earlier.paidAs, 0) END
RETURN
  sum(CASE WHEN standing[$property] > 0 THEN 1 ELSE 0 END) AS ranked
