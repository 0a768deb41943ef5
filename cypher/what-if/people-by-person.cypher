// Whom does a what-if pay differently, or the same, by id?
//
// In order of both properties of the index, so that a page is read off it and nothing is sorted.
// Parameters  $whatIf STRING; $change (loses, same, gains), $move (rises, falls, stays), $rank (id, before or after) STRING or
//             null; $ids LIST of STRING or null (only these people); $after STRING (id of the last one before); $limit INTEGER
// Returns     distributorId STRING; before, after, difference INTEGER (minor units); rankBefore, rankAfter STRING or null;
//             move, bonusesJson STRING; place STRING
// Try         :params {whatIf: "x", change: null, move: null, rank: null, ids: null, after: "", limit: 50}
MATCH (person:WhatIfPerson {whatIf: $whatIf})
WHERE
  person.distributorId > $after
  AND ($change IS NULL OR person.change = $change)
  AND ($move IS NULL OR person.move = $move)
  AND ($rank IS NULL OR person.rankBefore = $rank OR person.rankAfter = $rank)
  AND ($ids IS NULL OR person.distributorId IN $ids)
RETURN
  person.distributorId AS distributorId,
  person.before AS before,
  person.after AS after,
  person.difference AS difference,
  person.rankBefore AS rankBefore,
  person.rankAfter AS rankAfter,
  person.move AS move,
  person.bonusesJson AS bonusesJson,
  person.distributorId AS place
ORDER BY
  person.whatIf ASC,
  place ASC
LIMIT $limit
