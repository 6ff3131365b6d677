// Workbooks for tests, written part by part, so that each test shows the cells that it is about.
import { Buffer } from 'node:buffer'
import { ZipFile } from 'yazl'

export interface TestSheet {
  name: string
  /** The XML inside `sheetData`. */
  rows: string
  state?: 'hidden' | 'veryHidden'
  /** The XML after `sheetData`. */
  after?: string
  /** The XML before `sheetData`. */
  before?: string
}

export interface TestBook {
  sheets: TestSheet[]
  /** Format codes by the style's index; `s="1"` is the second one. */
  formats?: string[]
  sharedStrings?: string
  is1904?: boolean
  /** Further files. */
  files?: Record<string, string | Buffer>
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

const quoted = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('\n', '&#10;')

const relationships = (of: [id: string, type: string, target: string][]) =>
  `<Relationships xmlns="${PACKAGE}">${of
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

/** A cell with a text of its own. */
export const text = (value: string, at = '') =>
  `<c${at && ` r="${at}"`} t="inlineStr"><is><t xml:space="preserve">${quoted(value)}</t></is></c>`

/** A row of texts; `number` from 1. */
export const row = (number: number, cells: string[], attributes = '') =>
  `<row r="${number}" ${attributes}>${cells.map((cell) => text(cell)).join('')}</row>`

export function workbook({ sheets, formats = [], sharedStrings, is1904, files = {} }: TestBook) {
  const parts: Record<string, string | Buffer> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="${RELATIONS}"><workbookPr date1904="${is1904 ? 1 : 0}"/><sheets>${sheets
      .map(
        ({ name, state = 'visible' }, index) =>
          `<sheet name="${quoted(name)}" sheetId="${index + 1}" state="${state}" r:id="s${index}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ...sheets.map((_, index): [string, string, string] => [
        `s${index}`,
        'worksheet',
        `worksheets/sheet${index}.xml`,
      ]),
      ['styles', 'styles', '/xl/styles.xml'],
      ...(sharedStrings === undefined
        ? []
        : [['strings', 'sharedStrings', 'sharedStrings.xml'] as [string, string, string]]),
    ]),
    'xl/styles.xml': `<styleSheet ${MAIN}><numFmts>${formats
      .map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${quoted(code)}"/>`)
      .join('')}</numFmts><cellXfs><xf numFmtId="0"/>${formats
      .map((_, index) => `<xf numFmtId="${200 + index}"/>`)
      .join('')}</cellXfs></styleSheet>`,
    ...(sharedStrings !== undefined && { 'xl/sharedStrings.xml': `<sst ${MAIN}>${sharedStrings}</sst>` }),
  }
  for (const [index, { rows, before = '', after = '' }] of sheets.entries())
    parts[`xl/worksheets/sheet${index}.xml`] =
      `<worksheet ${MAIN}>${before}<sheetData>${rows}</sheetData>${after}</worksheet>`
  return zip({ ...parts, ...files })
}

export async function zip(files: Record<string, string | Buffer>): Promise<Buffer> {
  const archive = new ZipFile()
  for (const [name, content] of Object.entries(files)) archive.addBuffer(Buffer.from(content), name)
  archive.end()
  const chunks: Buffer[] = []
  for await (const chunk of archive.outputStream as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}
