// Corrections: places in the trees that were changed, and what they were before.
CREATE CONSTRAINT place_change_id IF NOT EXISTS FOR (n:PlaceChange) REQUIRE n.id IS UNIQUE;
