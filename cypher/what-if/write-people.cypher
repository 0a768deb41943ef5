// Keeps person by person what a what-if found; the same again changes nothing.
//
// Parameters  $whatIf STRING; $rows LIST of MAP (distributorId STRING; before, after, difference INTEGER minor units;
//             rankBefore, rankAfter STRING or null; move, change, bonusesJson STRING; byDifference, byBefore, byAfter INTEGER: places
//             in the list by difference, the largest loss first, and by amount, the largest first)
// Returns     written INTEGER
// Try         :params {whatIf: "x", rows: []}
UNWIND $rows AS row
MERGE (person:WhatIfPerson {whatIf: $whatIf, distributorId: row.distributorId})
SET
  person.before = row.before,
  person.after = row.after,
  person.difference = row.difference,
  person.rankBefore = row.rankBefore,
  person.rankAfter = row.rankAfter,
  person.move = row.move,
  person.change = row.change,
  person.bonusesJson = row.bonusesJson,
  person.byDifference = row.byDifference,
  person.byBefore = row.byBefore,
  person.byAfter = row.byAfter
RETURN
  count(person) AS written
