// How do these distributors stand in a sheet?
//
// Parameters  $sheet STRING, e.g. "2026-11/0"; $distributorIds LIST OF STRING
// Returns     distributorId STRING; personalVolume INTEGER, groupVolume INTEGER, totalVolume INTEGER (hundredths
//             of a point); active BOOLEAN; title INTEGER, paidAs INTEGER (rank numbers, 0 = none);
//             earnedRank INTEGER or null; keptBy STRING or null (earned, held, grace, fell, override); depth INTEGER;
//             sides LIST OF two MAP (carriedBefore, new, matched, flushed, carried INTEGER, hundredths), first leg
//             first, or null (no binary bonus); computedAt INTEGER (epoch milliseconds) or null
// Try         :params {sheet: "2026-11/0", distributorIds: ["1001"]}
OPTIONAL MATCH (page:Sheet {id: $sheet})
OPTIONAL MATCH (period:Period {id: page.periodId})
WITH
  period.computedAt.epochMillis AS computedAt
UNWIND $distributorIds AS wanted
MATCH (standing:Standing {sheet: $sheet, distributorId: wanted})
RETURN
  standing.distributorId AS distributorId,
  standing.personalVolume AS personalVolume,
  standing.groupVolume AS groupVolume,
  standing.totalVolume AS totalVolume,
  standing.active AS active,
  standing.title AS title,
  standing.paidAs AS paidAs,
  standing.earnedRank AS earnedRank,
  standing.keptBy AS keptBy,
  standing.depth AS depth,
  CASE
    WHEN standing.carryLeft IS NOT NULL THEN
      [
        {
          carriedBefore: standing.carryLeftBefore,
          new: standing.newLeft,
          matched: standing.matchedLeft,
          flushed: standing.flushedLeft,
          carried: standing.carryLeft
        },
        {
          carriedBefore: standing.carryRightBefore,
          new: standing.newRight,
          matched: standing.matchedRight,
          flushed: standing.flushedRight,
          carried: standing.carryRight
        }
      ]
  END AS sides,
  computedAt
