// The number of the last of some steps that everybody fulfils: 0 for who fulfils none.
//
// Run when the marks stand.
// Parameters  $sheet STRING; $marks LIST of STRING (properties that are true of who fulfils a step, in order);
//             $property STRING (of a standing)
// Returns     standings INTEGER
// Try         :params {sheet: "2026-11/0", marks: ["payable"], property: "step 1"}
MATCH (standing:Standing {sheet: $sheet})
SET standing[$property] = coalesce([i IN range(1, size($marks)) WHERE standing[$marks[i - 1]]][-1], 0)
RETURN
  count(standing) AS standings
