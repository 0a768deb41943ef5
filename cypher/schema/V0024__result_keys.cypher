// One commission of a bonus and one payment for each person of a sheet.
CREATE CONSTRAINT commission_key IF NOT EXISTS FOR (n:Commission) REQUIRE (n.sheet, n.distributorId, n.bonus) IS UNIQUE;
CREATE CONSTRAINT payment_key IF NOT EXISTS FOR (n:Payment) REQUIRE (n.sheet, n.distributorId) IS UNIQUE;
