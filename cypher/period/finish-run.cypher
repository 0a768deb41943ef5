// A run is computed: its hashes and totals are written down and the period goes to review.
//
// A revision leaves the approved run standing until it is approved itself.
//
// Parameters  $runId STRING; $at INTEGER (epoch ms); $inputHash, $ledgerHash STRING (sha256, hex);
//             $totals MAP (orders INTEGER; qualifying, commissionable INTEGER hundredths; amountMinor INTEGER;
//             payees INTEGER);
//             $stepsJson STRING (the steps, all done)
// Returns     id STRING
// Try         :params {runId: "2026-11/0.1", at: 0, inputHash: "", ledgerHash: "", totals: {}, stepsJson: "[]"}
MATCH (run:Run {id: $runId})-[:OF_PERIOD]->(period)
SET
  run.status = "review",
  run.step = null,
  run.stepsJson = $stepsJson,
  run.finishedAt = datetime({epochMillis: $at}),
  run.inputHash = $inputHash,
  run.ledgerHash = $ledgerHash,
  run.orders = $totals.orders,
  run.qualifying = $totals.qualifying,
  run.commissionable = $totals.commissionable,
  run.amountMinor = $totals.amountMinor,
  run.payees = $totals.payees
FOREACH (closing IN CASE WHEN run.revises IS NULL THEN [period] ELSE [] END |
  SET
    closing.state = "review",
    closing.run = run.id,
    closing.ledgerHash = $ledgerHash
)
FOREACH (revised IN CASE WHEN run.revises IS NULL THEN [] ELSE [period] END |
  SET revised.revising = run.id
)
RETURN
  run.id AS id
