// CSV files for spreadsheets, which run what looks like a formula: https://owasp.org/www-community/attacks/CSV_Injection
import Papa from 'papaparse'

/** What looks like a formula, also behind apostrophes that are its own: the one that is added must be told from them. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/

/** An apostrophe keeps a spreadsheet from running a cell; `armed` takes it away again. */
export const disarmed = (text: string) => (FORMULA.test(text) ? `'${text}` : text)
export const armed = (text: string) =>
  text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text

export type CsvRow = Record<string, string>

/** The rows of a CSV with these columns, each row with a line end. */
export function csvLines(rows: readonly CsvRow[], columns: readonly string[]): string {
  if (rows.length === 0) return ''
  const safe = rows.map((row) => columns.map((name) => disarmed(row[name] ?? '')))
  return `${Papa.unparse(safe, { newline: '\r\n' })}\r\n`
}

/** What a CSV begins with. The mark tells spreadsheets that the text is UTF-8. */
export const csvHead = (columns: readonly string[]): string =>
  `\ufeff${Papa.unparse([columns.map(disarmed)], { newline: '\r\n' })}\r\n`
