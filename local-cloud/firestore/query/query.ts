import type { FieldPath } from '../field-path.ts'
import type { Condition } from './condition.ts'

/** Which documents a query looks at. */
export type Scope =
  | { kind: 'collection'; collection: string }
  /**
   * A `group` of '' matches any collection; an `ancestor` of '' is the whole database; `direct` excludes deeper levels.
   */
  | { kind: 'group'; group: string; ancestor: string; direct: boolean }

export interface Order {
  path: FieldPath
  descending: boolean
}

export interface Cursor {
  /** Key bytes of the values, in the form of a suffix (see suffix.ts). */
  key: Buffer
  /** Whether the position is before the documents with exactly these values. */
  before: boolean
  /** Whether the name is among the values. */
  complete: boolean
}

/** A query in the form that is planned, matched and locked: disjunctive, with its whole order spelled out. */
export interface Query {
  scope: Scope
  /** A document matches when it meets all conditions of any disjunct. */
  disjuncts: Condition[][]
  /** The name is not listed; it always comes last. */
  orders: Order[]
  nameDescending: boolean
  start: Cursor | null
  end: Cursor | null
  offset: number
  limit: number
  /** Null selects every field. */
  select: FieldPath[] | null
}
