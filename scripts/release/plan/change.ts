// What both versions of a synthesized cloud are, and what differs between them.

export type Attributes = Record<string, unknown>
/** Type → id → attributes, as in Terraform's JSON. */
export type Resources = Record<string, Record<string, Attributes>>

/** One resource in both versions; null where it does not exist. */
export interface Change {
  type: string
  address: string
  before: Attributes | null
  after: Attributes | null
}
