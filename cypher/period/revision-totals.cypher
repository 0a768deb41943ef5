// What do the differences of a revision come to?
//
// Parameters  $sheet STRING (the revision); $revises STRING (the sheet that it revises)
// Returns     one row: persons INTEGER (whose pay differs); more, less INTEGER (minor units: what is paid more, and what is
//             taken back, below zero)
// Try         :params {sheet: "2026-11/1", revises: "2026-11/0"}
CALL () {
  MATCH (commission:Commission {sheet: $sheet})
  WHERE commission.distributorId IS NOT NULL AND commission.bonus IS NOT NULL
  RETURN commission.distributorId AS id, commission.amountMinor AS amount
  UNION ALL
  MATCH (commission:Commission {sheet: $revises})
  WHERE commission.distributorId IS NOT NULL AND commission.bonus IS NOT NULL
  RETURN commission.distributorId AS id, -commission.amountMinor AS amount
}
WITH id, sum(amount) AS difference
WHERE difference <> 0
RETURN
  count(id) AS persons,
  coalesce(sum(CASE WHEN difference > 0 THEN difference ELSE 0 END), 0) AS more,
  coalesce(sum(CASE WHEN difference < 0 THEN difference ELSE 0 END), 0) AS less
