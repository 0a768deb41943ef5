/** The rooms of the house in the order in which data flows, and what may lean on what. */

/**
 * Every room of `server/`, the earliest first. A room imports earlier ones only. A new room is
 * entered here, and in README.md.
 */
export const SERVER_ROOMS = [
  // ground
  "money",
  "plan",
  "graph",
  "event",
  "queue",
  "csv",
  "placement",
  "company-file",
  "gql",
  "exception",
  // people and tree
  "account",
  "ledger",
  "genealogy",
  // what is sold
  "order",
  // what it earns
  "sheet",
  "standing",
  "bonus",
  "commission",
  "line",
  "anomaly",
  "gate",
  "second-opinion",
  "period",
  "promotion",
  "live",
  "overview",
  // money out, and telling
  "statement",
  "import",
  "other-engine",
  "trial",
  "what-if",
  "workbench",
  "demo",
  "api",
] as const;

/** Folders of `web/src/` that pages lean on; each with what it may import. All others are pages. */
export const WEB_SHARED: Record<string, readonly string[]> = {
  api: [],
  ui: [],
  tree: ["api", "ui"],
};

/** What a page may import. */
export const WEB_PAGE_IMPORTS = ["api", "ui", "tree"];

/** Most files of a room, those of its subfolders not counted. */
export const ROOM_FILES_MAX = 12;
export const FILE_LINES_MAX = 300;

/**
 * Debts: known breaks of a rule, each with its reason. Nothing is added here without one; what is
 * mended is taken out, or the test fails.
 */
export const DEBTS = {
  /** Rooms with more files than they should have, and how many they have. */
  fullRooms: {
    "company-file": 16, // reading and checking could part
    period: 19, // the resolvers of plan versions could move to a room of their own
  } as Record<string, number>,
  /** "from -> to": imports against the order. */
  imports: {
    "gql -> exception":
      "the request's context carries the effects of exception actions (type only)",
  } as Record<string, string>,
  /** "room: query": a query that is read by another room than its folder's. */
  foreignQueries: {
    "period: line/orders-of-period": "the input hash reads every order",
    "period: sheet/inputs": "the input hash; a function of the sheet's room could hand it out",
    "period: sheet/volume-totals": "totals of a run; belongs to the sheet's room",
    "trial: period/earliest-order": "which periods a trial has; the period's room could tell",
  } as Record<string, string>,
  /** Packages that no source file names. */
  unnamedPackages: {
    "@graphql-codegen/client-preset": "named in codegen.ts by its short name",
    "@testcontainers/neo4j": "asked for; testcontainers itself is what starts Neo4j",
    "class-validator": "what type-graphql needs",
    "decimal.js": "asked for; every figure is a whole number so far",
    "graphql-scalars": "what type-graphql needs",
    rxjs: "what @apollo/client needs",
  } as Record<string, string>,
  /** "folder -> folder" in the web. */
  webImports: {
    "ui -> api": "states.ts takes generated enums, answer.tsx the sentence of a failure",
  } as Record<string, string>,
};
