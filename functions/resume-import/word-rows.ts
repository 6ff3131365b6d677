// The paragraphs and tables of a Word document as rows. A row of a table is a row; what is in a cell below its first
// paragraph follows it.
import { SaxesParser } from 'saxes'
import { UnreadableDocument } from '../../services/platform/unreadable.ts'
import { cleanText, withoutLetterSpacing } from './clean-text.ts'
import { placelessRow, type Row } from './rows.ts'

interface Paragraph {
  text: string
  isHeading: boolean
  isBullet: boolean
}

/** The paragraphs of one cell, with the rows of tables inside. */
type Cell = (Paragraph | Row)[]

const MAX_PARAGRAPHS = 20_000
const MAX_DEPTH = 200

export function wordRows(files: Map<string, string>): Row[] {
  const headers = [...files].filter(([name]) => name.startsWith('word/header')).toSorted()
  const body = files.get('word/document.xml') ?? ''
  const own = rowsIn(body)
  // The same header may be there once per kind of page.
  const seen = new Set<string>()
  const above = headers
    .flatMap(([, xml]) => rowsIn(xml))
    .filter((row) => {
      const key = row.cells.map(({ text }) => text).join()
      return seen.has(key) ? false : seen.add(key)
    })
    .map((row) => ({ ...row, isHeading: false }))
  return [...above, ...own]
}

function rowsIn(xml: string): Row[] {
  const parser = new SaxesParser()
  const rows: Row[] = []
  /** Cells that are open, and the rows of tables they are in. */
  const cells: Cell[] = []
  const tableRows: Cell[][] = []
  let paragraph: Paragraph | null = null
  const outer: (Paragraph | null)[] = []
  let isText = false
  let depth = 0
  let count = 0
  /** Deleted text, and the older copy of a drawing. */
  let ignored = 0

  function put(item: Paragraph | Row): void {
    const cell = cells.at(-1)
    if (cell) cell.push(item)
    else rows.push(...('cells' in item ? [item] : rowsOf(item)))
  }

  parser.on('doctype', () => {
    throw new UnreadableDocument('The file is damaged: it cannot be opened as a Word document.')
  })
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1
    if (depth > MAX_DEPTH) throw new UnreadableDocument('The document is nested too deeply to be read.')
    const value = String(attributes['w:val'] ?? '')
    if (name === 'w:del' || name === 'mc:Fallback') ignored += 1
    else if (name === 'w:p') {
      count += 1
      if (count > MAX_PARAGRAPHS)
        throw new UnreadableDocument('The document holds more text than a résumé may.')
      outer.push(paragraph)
      paragraph = { text: '', isHeading: false, isBullet: false }
    } else if (name === 'w:pStyle' && paragraph) {
      if (
        /^(?:heading|überschrift|titre|título|titolo|kop|rubrik|nagłówek|nadpis|otsikko|overskrift)\s?[1-6]?/i.test(
          value,
        )
      )
        paragraph.isHeading = true
      if (/^(?:list|aufz|liste|lista|puce)/i.test(value)) paragraph.isBullet = true
    } else if (name === 'w:numPr' && paragraph) paragraph.isBullet = true
    else if (name === 'w:t') isText = true
    else if (name === 'w:tab' && paragraph) paragraph.text += '\t'
    else if ((name === 'w:br' || name === 'w:cr') && paragraph) paragraph.text += '\n'
    else if (name === 'w:noBreakHyphen' && paragraph) paragraph.text += '-'
    else if (name === 'w:tr') tableRows.push([])
    else if (name === 'w:tc') cells.push([])
  })
  parser.on('text', (text) => {
    if (isText && paragraph && ignored === 0) paragraph.text += text
  })
  parser.on('closetag', ({ name }) => {
    depth -= 1
    if (name === 'w:del' || name === 'mc:Fallback') ignored -= 1
    else if (name === 'w:t') isText = false
    else if (name === 'w:p' && paragraph) {
      const done = paragraph
      paragraph = outer.pop() ?? null
      if (ignored === 0) put(done)
    } else if (name === 'w:tc') tableRows.at(-1)?.push(cells.pop() ?? [])
    else if (name === 'w:tr') for (const row of tableRow(tableRows.pop() ?? [])) put(row)
  })
  try {
    parser.write(xml).close()
  } catch (error) {
    if (error instanceof UnreadableDocument) throw error
    throw new UnreadableDocument('The file is damaged: it cannot be opened as a Word document.', {
      cause: error,
    })
  }
  return rows
}

/** Lines of one paragraph, each with its tabs as cells. */
function rowsOf({ text, isHeading, isBullet }: Paragraph): Row[] {
  return text.split('\n').flatMap((line, index) => {
    const cells = line.split(/\t+/).map(tidy).filter(Boolean)
    return cells.length > 0 ? [placelessRow(cells, { isHeading, isBullet: isBullet && index === 0 })] : []
  })
}

const tidy = (text: string) => withoutLetterSpacing(cleanText(text)).replace(/\s+/g, ' ').trim()

/** Cells of one line each are one row. Where they hold more, they are divided lists or columns. */
function tableRow(cells: Cell[]): Row[] {
  const blocks = cells
    .map((cell) => cell.flatMap((item) => ('cells' in item ? [item] : rowsOf(item))))
    .filter((rows) => rows.length > 0)
  if (blocks.length === 0) return []
  const [first = [], ...others] = blocks
  if (others.length === 0) return first
  const isLabel = first.length <= 2 && first.every(({ cells: [cell] }) => (cell?.text.length ?? 0) < 45)
  const areColumns = blocks.length === 2 && !isLabel
  if (areColumns) return blocks.flat()
  if (blocks.every((rows) => rows.length > 2)) return blocks.flat()
  // What stands beside belongs to one line; the rest of the longest cell follows.
  const [longest = []] = blocks.toSorted((a, b) => b.length - a.length)
  const heads = blocks.flatMap((rows) => (rows === longest || rows.length === 1 ? rows.slice(0, 1) : rows))
  const isBullet = heads[0]?.isBullet ?? false
  const joined = placelessRow(
    heads.flatMap((row) => row.cells.map(({ text }) => text)),
    { isBullet, isHeading: heads.length === 1 && heads[0]?.isHeading === true },
  )
  const rest = longest.slice(1)
  return [
    joined,
    ...rest.map((row) =>
      row.isBullet || row.isHeading ? row : { ...row, isBullet: row.cells.length === 1 && isLabel },
    ),
  ]
}
