// Whose commissions of a sheet may be far from his own earlier ones, bonus by bonus?
//
// Leaves out only whom no rule could call far: those with no amount, then or now, that differs enough.
// Parameters  $sheet STRING; $earlier LIST OF STRING (sheets, the oldest first); $differenceMin INTEGER (minor units)
// Returns     distributorId, bonus STRING; amount INTEGER; earlier LIST OF INTEGER (minor units, one for each earlier
//             sheet that he stood in, 0 where the bonus paid nothing)
// Try         :params {sheet: "2026-11/0", earlier: ["2026-09/0", "2026-10/0"], differenceMin: 10000}
MATCH (commission:Commission)
WHERE
  commission.sheet IN $earlier + [$sheet]
  AND commission.distributorId IS NOT NULL
  AND commission.bonus IS NOT NULL
WITH
  commission.distributorId AS distributorId,
  commission.bonus AS bonus,
  sum(CASE commission.sheet WHEN $sheet THEN commission.amountMinor ELSE 0 END) AS amount,
  collect(CASE WHEN commission.sheet <> $sheet THEN {sheet: commission.sheet, amount: commission.amountMinor} END) AS paid
WHERE
  amount >= $differenceMin
  OR any(one IN paid WHERE one.amount - amount >= $differenceMin OR amount - one.amount >= $differenceMin)
WITH
  distributorId,
  bonus,
  amount,
  paid,
  COLLECT {
    UNWIND range(0, size($earlier) - 1) AS place
    MATCH (standing:Standing {sheet: $earlier[place], distributorId: distributorId})
    RETURN standing.sheet
    ORDER BY place ASC
  } AS stood
RETURN
  distributorId,
  bonus,
  amount,
  [sheet IN stood | coalesce([one IN paid WHERE one.sheet = sheet | one.amount][0], 0)] AS earlier
ORDER BY
  distributorId ASC,
  bonus ASC
