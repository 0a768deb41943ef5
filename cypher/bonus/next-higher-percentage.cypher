// Differential: where waiting volume next meets a percentage higher than the highest counted below.
//
// Parameters  $sheet STRING; $edge STRING; $waiting LIST of MAP (id STRING, inclusive BOOLEAN, covered INTEGER
//             ppm, need INTEGER or null: the lowest value whose percentage is above it, unit INTEGER or null, volume
//             INTEGER hundredths, count INTEGER); $by STRING (what chooses: a volume, title or paidAs);
//             $brackets LIST of MAP, ascending (from INTEGER, rate INTEGER ppm, rise INTEGER ppm within width
//             INTEGER hundredths; 0 within 1: the rate stays); $rising BOOLEAN (a higher `from` has no lower rate,
//             so that need decides alone); $mark STRING (property that is true of who may be paid); $everybody
//             BOOLEAN (stop at the very next person, whatever his percentage); $unqualifiedStop BOOLEAN (people
//             who may not be paid count)
// Returns     id STRING; percentage INTEGER (ppm); qualifies BOOLEAN; covered INTEGER (ppm); unit INTEGER or
//             null; volume INTEGER (hundredths); count INTEGER (orders)
// Try         :params {sheet: "2026-11/0", edge: "UNDER_SPONSOR", waiting: [], by: "groupVolume", brackets: [], rising: true, mark: "payable", everybody: false, unqualifiedStop: false}
UNWIND $waiting AS at
MATCH (start:Standing {sheet: $sheet, distributorId: at.id})
CALL (start, at) {
  MATCH (start) (()-[step:UNDER_SPONSOR|UNDER_PLACEMENT WHERE type(step) = $edge]->())* (upline)
  WHERE
    (at.inclusive OR upline <> start)
    AND (
      $everybody
      OR (
        CASE // in this order: most people are passed by the first comparison
          WHEN at.need IS NULL OR upline[$by] < at.need THEN false
          WHEN $rising THEN true
          ELSE
            coalesce(
              [
                bracket IN [one IN $brackets WHERE upline[$by] >= one.from][-1..] |
                bracket.rate + (upline[$by] - bracket.from) * bracket.rise / bracket.width
              ][0],
              0
            ) > at.covered
        END
        AND ($unqualifiedStop OR upline[$mark])
      )
    )
  RETURN upline
  LIMIT 1
}
WITH upline, at.covered AS covered, at.unit AS unit, sum(at.volume) AS volume, sum(at.count) AS count
RETURN
  upline.distributorId AS id,
  coalesce(
    [
      bracket IN [one IN $brackets WHERE upline[$by] >= one.from][-1..] |
      bracket.rate + (upline[$by] - bracket.from) * bracket.rise / bracket.width
    ][0],
    0
  ) AS percentage,
  coalesce(upline[$mark], false) AS qualifies,
  covered,
  unit,
  volume,
  count
ORDER BY
  id ASC,
  covered ASC,
  unit ASC
