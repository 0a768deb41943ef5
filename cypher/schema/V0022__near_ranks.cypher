// Who lacks least for his next rank, nearest first.
CREATE INDEX standing_gap IF NOT EXISTS FOR (n:Standing) ON (n.sheet, n.rankGap, n.distributorId);
