/** The settings that every Neo4j of ours has, asked of a running one. */
import neo4j, { type Driver } from "neo4j-driver";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testEnvironment } from "../support/environment.ts";

describe("the Neo4j that we start", () => {
  let driver: Driver;

  beforeAll(() => {
    const { neo4jUri, neo4jUser, neo4jPassword } = testEnvironment();
    const account = neo4j.auth.basic(neo4jUser, neo4jPassword);
    driver = neo4j.driver(neo4jUri, account, { telemetryDisabled: true });
  });
  afterAll(() => driver.close());

  test("refuses to read a local file", async () => {
    const query = driver.executeQuery("LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line");
    await expect(query).rejects.toThrow(/allow_csv_import_from_file_urls/);
  });

  test.each(["127.0.0.1", "[::ffff:127.0.0.1]", "localhost"])(
    "opens no connection to %s",
    async (host) => {
      const query = driver.executeQuery(`LOAD CSV FROM 'http://${host}:9/x' AS line RETURN line`);
      await expect(query).rejects.toThrow(/blocked/);
    },
  );

  test("refuses a wrong password", async () => {
    const { neo4jUri } = testEnvironment();
    const stranger = neo4j.driver(neo4jUri, neo4j.auth.basic("neo4j", "neo4j"));
    await expect(stranger.getServerInfo()).rejects.toThrow(/unauthorized/i);
    await stranger.close();
  });

  test.each([
    ["db.lock.acquisition.timeout", "10s"],
    ["db.transaction.timeout", "1m"],
    ["dbms.usage_report.enabled", "false"],
    ["server.http.enabled", "false"],
  ])("has %s at %s", async (name, value) => {
    const { records } = await driver.executeQuery("SHOW SETTINGS $name YIELD value", {
      name: [name],
    });
    expect(records.map((record): unknown => record.get("value"))).toEqual([value]);
  });
});
