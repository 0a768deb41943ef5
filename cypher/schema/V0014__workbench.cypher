// Drafts of plan versions, and the times that cases were tried on request.
CREATE CONSTRAINT plan_draft_id IF NOT EXISTS FOR (n:PlanDraft) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT plan_try_id IF NOT EXISTS FOR (n:PlanTry) REQUIRE n.id IS UNIQUE;
CREATE INDEX plan_try_state IF NOT EXISTS FOR (n:PlanTry) ON (n.state);
CREATE INDEX plan_try_held IF NOT EXISTS FOR (n:PlanTry) ON (n.heldId);
