// The first row of a catalogue: it names the columns, and shows how cells are divided.
import { armed } from '../../../platform/csv.ts'
import { csvRecords, isBlank } from '../../../platform/csv-records.ts'
import { SEPARATORS } from '../../../platform/csv-separator.ts'
import { UnreadableDocument } from '../../../platform/unreadable.ts'
import { type Column, columnOf } from '../columns/columns.ts'

/** Blank rows above the header. */
const ABOVE = 50

/** Names that mean nothing here are null. */
export const columnsOf = (header: readonly string[]): (Column | null)[] =>
  header.map((cell) => columnOf(armed(cell)))

/** The separator with which most columns have a name that means something. Descriptions may hold any of the others. */
export function separatorOf(text: string): string {
  const tried = SEPARATORS.map((separator) => {
    const records = [...csvRecords(text, separator, { most: ABOVE })]
    const header = records.find(({ cells }) => !cells.every(isBlank))?.cells ?? []
    return { separator, known: columnsOf(header).filter((column) => column !== null).length }
  })
  return tried.reduce((best, each) => (each.known > best.known ? each : best)).separator
}

/** Throws UnreadableDocument. */
export function checkColumns(columns: readonly (Column | null)[]): void {
  if (!columns.includes('slug') && !columns.includes('title'))
    throw new UnreadableDocument(
      'No column is called “slug” or “title”. The first row must name the columns, as in the file of all products that the shop saves.',
    )
  const twice = columns.find((column, index) => column !== null && columns.indexOf(column) !== index)
  if (twice) throw new UnreadableDocument(`Two columns are called “${twice}”. Keep one of them.`)
}
