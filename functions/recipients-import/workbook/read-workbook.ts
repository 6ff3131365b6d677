import { UnreadableDocument } from '../../../services/platform/unreadable.ts'
import { places, type SourceRow, type Table } from '../table.ts'
import { openArchive } from './archive.ts'
import { contentsOf } from './contents.ts'
import { numberTexts } from './number-text.ts'
import { columnName, readSheet, type SheetCells } from './read-sheet.ts'
import { readSharedStrings } from './shared-strings.ts'
import { readFormats } from './styles.ts'

/** What is looked at of each sheet to find the one with the recipients. */
const PEEKED = 60
const MAX_PEEKED_SHEETS = 30

export interface ReadWorkbook {
  /** Sheets that may be chosen: those that are not hidden and have cells. */
  sheets: string[]
  sheet: string
  table: Table
}

export interface WorkbookRequest {
  bytes: Buffer
  /** The sheet that was chosen; null to choose. */
  sheet: string | null
  /** How well a sheet's first rows look like a list of recipients; the highest is chosen, the first of equal ones. */
  rate(rows: SourceRow[]): number
}

/** Throws UnreadableDocument. */
export async function readWorkbook({ bytes, sheet, rate }: WorkbookRequest): Promise<ReadWorkbook> {
  const archive = await openArchive(bytes)
  try {
    const contents = await contentsOf(archive)
    const context = {
      sharedStrings: await readSharedStrings(archive, contents.sharedStrings),
      formats: await readFormats(archive, contents.styles),
      numberText: numberTexts(contents.is1904),
    }
    const offered: { name: string; path: string; rating: number }[] = []
    for (const { name, path } of contents.sheets.slice(0, MAX_PEEKED_SHEETS)) {
      const { rows } = await readSheet(archive, { path, most: PEEKED }, context)
      if (rows.length > 0) offered.push({ name, path, rating: rate(rows.slice(0, PEEKED)) })
    }
    const [best] = offered.toSorted((one, other) => other.rating - one.rating)
    const chosen = sheet === null ? best : offered.find(({ name }) => name === sheet)
    if (!chosen) throw new UnreadableDocument(nothingIn(sheet, contents.hidden))
    const cells = await readSheet(archive, chosen, context)
    return { sheets: offered.map(({ name }) => name), sheet: chosen.name, table: tableOf(cells) }
  } finally {
    archive.close()
  }
}

function nothingIn(sheet: string | null, hidden: number): string {
  if (sheet !== null) return `The workbook has no sheet “${sheet}” that could be read.`
  return hidden > 0
    ? 'All sheets with cells are hidden. Show the one with the recipients, and save the workbook again.'
    : 'The workbook has no sheet with cells.'
}

function tableOf({ rows, blanks, withoutResult, withError, hiddenColumns }: SheetCells): Table {
  const notices: string[] = []
  if (withoutResult.length > 0)
    notices.push(
      `Formulas without a stored result are empty here: ${places(withoutResult)}. Open the workbook in a spreadsheet program and save it, to have them calculated.`,
    )
  if (withError.length > 0) notices.push(`Cells that show an error are empty here: ${places(withError)}.`)
  const used = [...hiddenColumns].filter((index) => rows.some(({ cells }) => cells[index]))
  if (used.length > 0)
    notices.push(`The sheet hides columns that have cells: ${places(used.map(columnName))}.`)
  return { rows, blanks, notices }
}
