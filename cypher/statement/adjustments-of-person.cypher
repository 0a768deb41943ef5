// What do approved revisions change for a person: those that land in a period, and those of the period itself?
//
// Parameters  $distributorId STRING; $periodId STRING
// Returns     runId STRING (the revision); sheet STRING (its sheet); periodId STRING (revised); landsIn STRING (period); bonus,
//             reason STRING; before, after INTEGER (minor units); at INTEGER (epoch ms, its approval)
// Try         :params {distributorId: "1001", periodId: "2026-11"}
MATCH (run:Run)
WHERE
  run.status = "approved"
  AND run.revises IS NOT NULL
  AND (run.landsIn = $periodId OR run.periodId = $periodId)
CALL (run) {
  MATCH (commission:Commission {sheet: run.sheet, distributorId: $distributorId})
  WHERE commission.bonus IS NOT NULL
  RETURN commission.bonus AS bonus, 0 AS before, commission.amountMinor AS after
  UNION ALL
  MATCH (commission:Commission {sheet: run.revises, distributorId: $distributorId})
  WHERE commission.bonus IS NOT NULL
  RETURN commission.bonus AS bonus, commission.amountMinor AS before, 0 AS after
}
WITH run, bonus, sum(before) AS before, sum(after) AS after
WHERE before <> after
RETURN
  run.id AS runId,
  run.sheet AS sheet,
  run.periodId AS periodId,
  run.landsIn AS landsIn,
  bonus,
  run.reason AS reason,
  before,
  after,
  run.approvedAt.epochMillis AS at
ORDER BY
  at ASC,
  sheet ASC,
  bonus ASC
