// The cases of a plan version: one node a content, found by its name where it is numbered.
CREATE CONSTRAINT plan_case_id IF NOT EXISTS FOR (n:PlanCase) REQUIRE n.id IS UNIQUE;
CREATE INDEX plan_case_name IF NOT EXISTS FOR (n:PlanCase) ON (n.planVersionId, n.name);
