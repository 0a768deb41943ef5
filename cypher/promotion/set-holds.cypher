// For how many periods in a row everybody had at least a rank, at his best.
//
// Parameters  $sheet STRING; $sheets LIST OF STRING (those of the periods, in order); $by STRING (title or paidAs); $rank
//             INTEGER; $property STRING
// Returns     holders INTEGER (people who had it in a period)
// Try         :params {sheet: "promotion/spring", sheets: ["2026-10/0", "2026-11/0"], by: "paidAs", rank: 2, property: "measure 0"}
CALL () {
  MATCH (standing:Standing {sheet: $sheet})
  WHERE standing.distributorId IS NOT NULL
  SET standing[$property] = 0
}
UNWIND range(0, size($sheets) - 1) AS n
MATCH (found:Standing {sheet: $sheets[n]})
WHERE found.distributorId IS NOT NULL AND found[$by] >= $rank
WITH found.distributorId AS distributorId, n
ORDER BY distributorId ASC, n ASC
WITH distributorId, collect(n) AS held
MATCH (standing:Standing {sheet: $sheet, distributorId: distributorId})
SET
  standing[$property] = reduce(
    run = {last: -2, length: 0, best: 0},
    n IN held |
    CASE
      WHEN n <> run.last + 1 THEN {last: n, length: 1, best: CASE WHEN run.best > 1 THEN run.best ELSE 1 END}
      WHEN run.length + 1 > run.best THEN {last: n, length: run.length + 1, best: run.length + 1}
      ELSE {last: n, length: run.length + 1, best: run.best}
    END
  ).best
RETURN
  count(standing) AS holders
