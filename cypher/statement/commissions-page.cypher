// Which commissions does a sheet have, by person?
//
// Parameters  $sheet STRING; $bonus STRING or null; $afterDistributorId STRING or null; $afterBonus STRING or null;
//             $limit INTEGER
// Returns     sheet STRING; distributorId STRING; bonus STRING; amountMinor INTEGER, rawMinor INTEGER (minor
//             units of the plan's currency, after and before caps); levels LIST OF INTEGER, ratesPpm LIST OF INTEGER (parts
//             per million), volumes LIST OF INTEGER (hundredths of a point): side by side
// Try         :params {sheet: "2026-11/0", bonus: null, afterDistributorId: null, afterBonus: null, limit: 50}
MATCH (commission:Commission {sheet: $sheet})
WHERE
  commission.distributorId >= coalesce($afterDistributorId, "")
  AND commission.bonus IS NOT NULL
  AND (
    $afterDistributorId IS NULL
    OR commission.distributorId > $afterDistributorId
    OR commission.bonus > $afterBonus
  )
  AND ($bonus IS NULL OR commission.bonus = $bonus)
RETURN
  commission.sheet AS sheet,
  commission.distributorId AS distributorId,
  commission.bonus AS bonus,
  commission.amountMinor AS amountMinor,
  commission.rawMinor AS rawMinor,
  commission.levels AS levels,
  commission.ratesPpm AS ratesPpm,
  commission.volumes AS volumes
ORDER BY
  distributorId ASC,
  bonus ASC
LIMIT $limit
