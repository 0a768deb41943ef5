/** The rules of docs and house that a linter can see; tests/tidy.test.ts has the rest. */
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** Numbers near money, and hidden clocks: money/ and plan/ have exact ways, the clock is passed in. */
const bannedInRooms = [
  { object: "Math", property: "round", message: "Round in server/money, at a named place." },
  { object: "Date", property: "now", message: "The clock is passed in; only main reads it." },
  {
    property: "toFixed",
    message: "Write amounts with server/money; toFixed makes floats of them.",
  },
];

const bannedGlobals = [{ name: "parseFloat", message: "Read amounts with server/money, exactly." }];

const bannedSyntax = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: "The clock is passed in; only main reads it.",
  },
  { selector: "CatchClause[param=null]", message: "Say which error is expected here." },
];

export default tseslint.config(
  {
    ignores: [
      "node_modules",
      "**/dist",
      ".cache",
      ".data",
      "tests/.artifacts",
      "web/src/api/generated",
      "eslint.config.mjs",
    ],
  },
  {
    files: ["server/**/*.ts", "scripts/**/*.ts", "tests/**/*.ts", "codegen.ts", "vitest.config.ts"],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { project: "./tsconfig.json" } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/return-await": ["error", "in-try-catch"],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "max-lines": ["error", { max: 300 }],
      "max-lines-per-function": ["error", { max: 60 }],
      "no-restricted-syntax": ["error", ...bannedSyntax.slice(1)],
    },
  },
  {
    files: ["server/**/*.ts"],
    ignores: ["server/main.ts", "server/setup.ts"],
    rules: {
      "no-restricted-properties": ["error", ...bannedInRooms],
      "no-restricted-globals": ["error", ...bannedGlobals],
      "no-restricted-syntax": ["error", ...bannedSyntax],
    },
  },
  {
    // A describe block is one function, and a table of cases is long by nature.
    files: ["tests/**/*.ts"],
    rules: { "max-lines-per-function": "off" },
  },
  {
    files: ["web/{src,graphiql}/**/*.{ts,tsx}", "web/vite.config.ts"],
    extends: [tseslint.configs.recommended],
    plugins: { "react-hooks": reactHooks },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "max-lines": ["error", { max: 300 }],
      "no-restricted-syntax": [
        "error",
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: "Text from people is never markup.",
        },
      ],
    },
  },
  {
    files: ["scripts/**/*.mjs"],
    rules: { eqeqeq: ["error", "always", { null: "ignore" }], "no-undef": "off" },
  },
);
