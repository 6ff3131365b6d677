// What a file holds, whatever its kind: rows of texts as a person sees them.

export interface SourceRow {
  /** The line of a text file, or the row of a sheet, from 1. */
  number: number
  cells: string[]
  /** Whether the sheet hides the row. */
  isHidden: boolean
  /** Why its cells cannot be trusted, in plain words; null when they can. */
  problem: string | null
}

export interface Table {
  /** Rows with at least one cell that is not blank, in their order. */
  rows: SourceRow[]
  /** Numbers of the blank rows. */
  blanks: number[]
  /** What a person should know about the whole table, in plain words. */
  notices: string[]
}

/** Says where: at most `most` places and how many more there are. */
export function places(of: readonly (string | number)[], most = 10): string {
  const named = of.slice(0, most).join(', ')
  return of.length > most ? `${named} and ${of.length - most} more` : named
}
