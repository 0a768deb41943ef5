// A commission and a payment are found by sheet, person and bonus: a text that joins these, and an index over it, cost a third of writing them.
DROP CONSTRAINT commission_id IF EXISTS;
DROP CONSTRAINT payment_id IF EXISTS;
DROP INDEX commission_sheet IF EXISTS;
DROP INDEX payment_sheet IF EXISTS;
