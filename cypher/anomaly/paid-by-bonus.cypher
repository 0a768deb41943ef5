// What did each bonus pay in these approved sheets, and on how much volume?
//
// Parameters  $sheets LIST OF STRING (the oldest first)
// Returns     sheet, bonus STRING; amount INTEGER (minor units); commissionable INTEGER (hundredths of a point, the
//             whole sheet)
// Try         :params {sheets: ["2026-09/0", "2026-10/0"]}
UNWIND range(0, size($sheets) - 1) AS place
MATCH (run:Run {sheet: $sheets[place], status: "approved"})
MATCH (commission:Commission {sheet: run.sheet})
WHERE commission.distributorId IS NOT NULL AND commission.bonus IS NOT NULL
WITH
  place,
  run,
  commission.bonus AS bonus,
  sum(commission.amountMinor) AS amount
RETURN
  run.sheet AS sheet,
  bonus,
  amount,
  run.commissionable AS commissionable
ORDER BY
  place ASC,
  bonus ASC
