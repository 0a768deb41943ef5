/**
 * Building blocks of the plan's JSON Schema.
 */

/** A JSON Schema as plain data. */
export type Schema = { readonly [key: string]: unknown };

/** A scalar that editors read as a number and we as text. */
export function figure(pattern: string, description: string): Schema {
  return { type: ["string", "number"], pattern, description };
}

/** One of a few words; `description` says what is chosen. */
export function choice(description: string, ...words: string[]): Schema {
  return { type: "string", enum: words, description };
}

/** A mapping in which every key is known. `optional` names the keys that may be left out. */
export function mapping(
  description: string,
  properties: { [key: string]: Schema },
  optional: string[] | "all" = [],
): Schema {
  const required = optional === "all" ? [] : Object.keys(properties);
  return {
    type: "object",
    description,
    additionalProperties: false,
    required: required.filter((key) => !optional.includes(key)),
    properties,
  };
}

/** Either one word or a mapping. */
export function wordOr(word: string, description: string, schema: Schema): Schema {
  const either = `the word ${word}, or ${description}`;
  return {
    type: ["string", "object"],
    description: either,
    if: { type: "string" },
    then: { enum: [word], description: either },
    else: schema,
  };
}

/** A definition by name; ajv and editors look it up. */
export function ref(name: string): Schema {
  return { $ref: `#/definitions/${name}` };
}

/** A list of at most `maxItems` entries. */
export function list(description: string, items: Schema, maxItems: number, minItems = 0): Schema {
  return { type: "array", description, items, maxItems, minItems };
}

/** `then` applies to a mapping in which `key` is one of `words`. */
export function when(key: string, words: string[], then: Schema): Schema {
  return {
    if: { type: "object", properties: { [key]: { enum: words } }, required: [key] },
    then,
  };
}

/** A key that stands where another key says one word, and only there. */
export function onlyWith(key: string, other: string, word: string): Schema {
  return {
    if: { properties: { [other]: { const: word } }, required: [other] },
    then: { required: [key] },
    else: { if: { required: [other] }, then: { properties: { [key]: false } } },
  };
}
