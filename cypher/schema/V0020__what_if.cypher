// What-ifs: their records, and person by person what another plan would have paid.
CREATE CONSTRAINT what_if_id IF NOT EXISTS FOR (n:WhatIf) REQUIRE n.id IS UNIQUE;
CREATE INDEX what_if_state IF NOT EXISTS FOR (n:WhatIf) ON (n.state);
CREATE INDEX what_if_asked IF NOT EXISTS FOR (n:WhatIf) ON (n.askedAt);
CREATE CONSTRAINT what_if_person_key IF NOT EXISTS FOR (n:WhatIfPerson) REQUIRE (n.whatIf, n.distributorId) IS UNIQUE;
CREATE INDEX what_if_person_difference IF NOT EXISTS FOR (n:WhatIfPerson) ON (n.whatIf, n.byDifference);
CREATE INDEX what_if_person_before IF NOT EXISTS FOR (n:WhatIfPerson) ON (n.whatIf, n.byBefore);
CREATE INDEX what_if_person_after IF NOT EXISTS FOR (n:WhatIfPerson) ON (n.whatIf, n.byAfter);
