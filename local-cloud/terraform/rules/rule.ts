/** One thing that Google refuses. Every row names its source. */
export interface Rule {
  /** Terraform's resource type. */
  type: string
  /**
   * The path inside the resource, `template.scaling.max_instance_count`; every instance of a repeated block is checked.
   */
  attribute: string
  /** What is allowed, in words that complete "must be". */
  rule: string
  /** `block` is the block that contains the attribute. */
  allows(value: unknown, block: Attributes): boolean
  source: string
}

export type Attributes = Readonly<Record<string, unknown>>
export type Check = Pick<Rule, 'rule' | 'allows'>

const bytes = (text: string) => new TextEncoder().encode(text).byteLength

export const matching = (pattern: RegExp, rule: string): Check => ({
  rule,
  allows: (value) => typeof value === 'string' && pattern.test(value),
})

export const oneOf = (...values: string[]): Check => ({
  rule: `one of ${values.join(', ')}`,
  allows: (value) => values.includes(String(value)),
})

export const wholeNumber = (from: number, to: number): Check => ({
  rule: `a whole number from ${from} to ${to}`,
  allows: (value) => Number.isInteger(Number(value)) && Number(value) >= from && Number(value) <= to,
})

export const wholeNumberFrom = (from: number): Check => ({
  rule: `a whole number, at least ${from}`,
  allows: (value) => Number.isInteger(Number(value)) && Number(value) >= from,
})

/** A duration as the API writes it, `"600s"`. */
export const seconds = (from: number, to: number): Check => ({
  rule: `a duration from ${from}s to ${to}s, written like "${from}s"`,
  allows(value) {
    const match = /^(\d+(?:\.\d{1,9})?)s$/.exec(String(value))
    return match !== null && Number(match[1]) >= from && Number(match[1]) <= to
  },
})

export const atMostBytes = (limit: number): Check => ({
  rule: `at most ${limit} bytes long`,
  allows: (value) => bytes(String(value)) <= limit,
})

export const atMostCharacters = (limit: number): Check => ({
  rule: `at most ${limit} characters long`,
  allows: (value) => [...String(value)].length <= limit,
})

export const atMostItems = (limit: number): Check => ({
  rule: `at most ${limit} entries`,
  allows: (value) => Object.keys(Object(value)).length <= limit,
})

/** Checks keys and values of a map. Entries that Terraform computes are accepted as they are. */
export const entries = (rule: string, allows: (key: string, value: string) => boolean): Check => ({
  rule,
  allows: (map) =>
    Object.entries(Object(map) as object).every(([key, value]) =>
      allows(key, isComputed(value) ? '' : String(value)),
    ),
})

/** Whether a value is only known after the apply. */
export const isComputed = (value: unknown): boolean => typeof value === 'string' && value.includes('\x24{')

export const secondsOf = (value: unknown): number => Number.parseFloat(String(value))
