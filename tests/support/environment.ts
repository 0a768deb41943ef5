/** The databases that `npm test` started for this run. A test never touches any other. */

/** Where this run's own Neo4j and queue are. */
export interface TestEnvironment {
  neo4jUri: string;
  neo4jUser: string;
  neo4jPassword: string;
  redisUrl: string;
}

/** The databases of this run; refuses with a sentence where a test was not started by `npm test`. */
export function testEnvironment(env: NodeJS.ProcessEnv = process.env): TestEnvironment {
  return {
    neo4jUri: required(env, "TEST_NEO4J_URI"),
    neo4jUser: required(env, "TEST_NEO4J_USER"),
    neo4jPassword: required(env, "TEST_NEO4J_PASSWORD"),
    redisUrl: required(env, "TEST_REDIS_URL"),
  };
}

function required(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (value === undefined || value === "") {
    throw new Error(
      `${name} is not set: run this test through npm test (npm run test:graph and its like), ` +
        "which starts a Neo4j and a queue of its own.",
    );
  }
  return value;
}
