// A run is computed: its hashes and totals are written down and the period goes to review.
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
  run.payees = $totals.payees,
  period.state = "review",
  period.run = run.id,
  period.ledgerHash = $ledgerHash
RETURN
  run.id AS id
