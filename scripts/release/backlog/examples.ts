// Examples of what a schema allows: the least, the most, and every alternative once. Only as much of JSON Schema as
// events use; whether an example is right is for the schema itself to say.

/** The part of JSON Schema that is read here. */
export interface JsonSchema {
  type?: string
  const?: unknown
  enum?: readonly unknown[]
  anyOf?: readonly JsonSchema[]
  properties?: Record<string, JsonSchema>
  required?: readonly string[]
  patternProperties?: Record<string, JsonSchema>
  items?: JsonSchema
  minItems?: number
  maxItems?: number
  minLength?: number
  maxLength?: number
  pattern?: string
  minimum?: number
  maximum?: number
}

/** More would be the same once more. */
const LONGEST_LIST = 3
const LONGEST_TEXT = 64

export function examplesOf(schema: JsonSchema): unknown[] {
  if ('const' in schema) return [schema.const]
  if (schema.enum) return [...schema.enum]
  if (schema.anyOf) return schema.anyOf.flatMap(examplesOf)
  switch (schema.type) {
    case 'object':
      return objects(schema)
    case 'array':
      return arrays(schema)
    case 'integer':
    case 'number':
      return [schema.minimum ?? 0, Math.min(schema.maximum ?? 1000, 1000)]
    case 'boolean':
      return [true, false]
    case 'string':
      return texts(schema)
    case 'null':
      return [null]
    default:
      throw new Error(`No example for ${JSON.stringify(schema)}`)
  }
}

/** The shortest and the longest of letters and digits that the pattern allows; ids and hashes are no more than that. */
function texts({ pattern = '', minLength = 1, maxLength = LONGEST_TEXT }: JsonSchema): string[] {
  const allowed = new RegExp(pattern)
  const lengths = Array.from({ length: LONGEST_TEXT }, (_, index) => index + 1)
  const fitting = lengths
    .filter((length) => length >= minLength && length <= maxLength)
    .map((length) => 'a1'.repeat(LONGEST_TEXT).slice(0, length))
    .filter((text) => allowed.test(text))
  const [first] = fitting
  if (first === undefined) throw new Error(`No example for the pattern ${pattern}`)
  return [first, fitting.at(-1) ?? first]
}

function objects({ properties = {}, required = [], patternProperties }: JsonSchema): unknown[] {
  if (patternProperties) return [{}, { traceparent: 'a1' }]
  const values = Object.entries(properties).map(([name, schema]) => [name, examplesOf(schema)] as const)
  const first = (names: readonly string[]) =>
    Object.fromEntries(values.flatMap(([name, [example]]) => (names.includes(name) ? [[name, example]] : [])))
  const all = first(values.map(([name]) => name))
  return [
    first(required),
    all,
    // Every other example of each field, in an object that is otherwise complete.
    ...values.flatMap(([name, [, ...others]]) => others.map((example) => ({ ...all, [name]: example }))),
  ]
}

function arrays({ items = {}, minItems = 0, maxItems = LONGEST_LIST }: JsonSchema): unknown[] {
  const each = examplesOf(items)
  const most = Math.max(minItems, Math.min(maxItems, LONGEST_LIST))
  const filled = (length: number) => Array.from({ length }, (_, index) => each[index % each.length])
  return [
    filled(minItems),
    filled(most),
    ...each.map((example) => filled(Math.max(minItems, 1)).with(0, example)),
  ]
}
