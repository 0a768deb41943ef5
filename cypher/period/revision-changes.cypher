// Whom does a revision change, the largest difference of pay first?
//
// Everybody whose commissions, title, paid-as rank or carries are not what they are in the sheet that it revises.
// Parameters  $sheet STRING (the revision); $revises STRING (the sheet that it revises); $afterSize INTEGER or null,
//             $afterId STRING or null (the last one before: size of its difference, distributor); $limit INTEGER
// Returns     distributorId STRING; size INTEGER (the difference without its sign, minor units); bonuses LIST of MAP (bonus
//             STRING; before, after INTEGER minor units); titles, paidAs LIST of INTEGER or null (rank numbers: before,
//             after); carries LIST of INTEGER or null (hundredths: left before, left after, right before, right after)
// Try         :params {sheet: "2026-11/1", revises: "2026-11/0", afterSize: null, afterId: null, limit: 50}
CALL () {
  CALL () {
    MATCH (commission:Commission {sheet: $sheet})
    WHERE commission.distributorId IS NOT NULL AND commission.bonus IS NOT NULL
    RETURN commission.distributorId AS id, commission.bonus AS bonus, 0 AS before, commission.amountMinor AS after
    UNION ALL
    MATCH (commission:Commission {sheet: $revises})
    WHERE commission.distributorId IS NOT NULL AND commission.bonus IS NOT NULL
    RETURN commission.distributorId AS id, commission.bonus AS bonus, commission.amountMinor AS before, 0 AS after
  }
  WITH id, bonus, sum(before) AS before, sum(after) AS after
  WHERE before <> after
  WITH id, {bonus: bonus, before: before, after: after} AS one
  ORDER BY id ASC, one.bonus ASC
  RETURN id, collect(one) AS ones
  UNION ALL
  MATCH (now:Standing {sheet: $sheet})
  WHERE now.distributorId IS NOT NULL
  OPTIONAL MATCH (then:Standing {sheet: $revises, distributorId: now.distributorId})
  WITH now, then
  WHERE
    coalesce(now.title, 0) <> coalesce(then.title, 0)
    OR now.paidAs <> coalesce(then.paidAs, 0)
    OR coalesce(now.carryLeft, 0) <> coalesce(then.carryLeft, 0)
    OR coalesce(now.carryRight, 0) <> coalesce(then.carryRight, 0)
  RETURN now.distributorId AS id, [] AS ones
}
WITH id, collect(ones) AS parts
WITH id, reduce(all = [], part IN parts | all + part) AS bonuses
WITH id, bonuses, abs(reduce(sum = 0, one IN bonuses | sum + one.after - one.before)) AS size
WHERE $afterSize IS NULL OR size < $afterSize OR (size = $afterSize AND id > $afterId)
WITH id, bonuses, size
ORDER BY size DESC, id ASC
LIMIT $limit
OPTIONAL MATCH (now:Standing {sheet: $sheet, distributorId: id})
OPTIONAL MATCH (then:Standing {sheet: $revises, distributorId: id})
RETURN
  id AS distributorId,
  size,
  bonuses,
  [then.title, now.title] AS titles,
  [then.paidAs, now.paidAs] AS paidAs,
  [then.carryLeft, now.carryLeft, then.carryRight, now.carryRight] AS carries
ORDER BY
  size DESC,
  distributorId ASC
