// Titles and paid-as ranks of a sheet, taken over from the sheet of another calendar.
//
// Parameters  $sheet STRING; $from STRING (the lending sheet)
// Returns     borrowed INTEGER
// Try         :params {sheet: "2026-W45/0", from: "2026-10/0"}
MATCH (standing:Standing {sheet: $sheet})
WHERE standing.distributorId IS NOT NULL
OPTIONAL MATCH (lender:Standing {sheet: $from, distributorId: standing.distributorId})
SET
  standing.paidAs = coalesce(lender.paidAs, 0),
  standing.titleBefore = coalesce(lender.title, standing.titleBefore)
RETURN
  count(standing) AS borrowed
