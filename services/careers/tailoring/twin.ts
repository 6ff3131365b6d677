// The shape of the golden set.
import type { Gate } from '../cvs/schemas.ts'

export interface Twin {
  gate: Gate
  before: string
  bad: string
  /** Null where no other wording is true. */
  good: string | null
  /** The field that holds the text; a line of a job when it is left out. */
  field?: string
}

export type Row = [before: string, bad: string, good: string | null, field?: string]

export const twins = (gate: Gate, rows: Row[]): Twin[] =>
  rows.map(([before, bad, good, field]) => ({ gate, before, bad, good, ...(field && { field }) }))
