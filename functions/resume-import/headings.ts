import { ENDINGS, NAMES, type Part } from './heading-words.ts'
import { plainText, type Row } from './rows.ts'

const PARTS = new Map(
  Object.entries(NAMES).flatMap(([part, names]) => names.map((name) => [fold(name), part as Part] as const)),
)
const MAX_LETTERS = 48

/** The part of a résumé that a heading names; null for a text that is no heading. */
export function sectionNamed(text: string): Part | null {
  if (text.length > MAX_LETTERS || /[.!?;@]$|\d{3}/.test(text.trim())) return null
  // "Java, Python" and "Name: Ana" are no headings.
  const name = fold(text)
  if (name === '' || /[:,]./.test(name.replace(/\s/g, ''))) return null
  const whole = PARTS.get(name) ?? PARTS.get(name.replace(/\s/g, ''))
  if (whole) return whole
  const parts = name.split(/\s*[/&+・|]\s*|\s+(?:and|und|et|y|e|en|och|og|i|ve|и)\s+/)
  if (parts.length > 1 && parts.length < 4) {
    const named = parts.map((each) => PARTS.get(each)).filter((part) => part !== undefined)
    if (named.length === parts.length || (named[0] && PARTS.has(parts[0] ?? ''))) return named[0] ?? null
  }
  // Sentences end so as well, therefore the whole must be a heading's shape.
  if (name.split(' ').length > 4 || !/^[\p{Lu}]/u.test(text.trim())) return null
  return ENDINGS.find(([pattern]) => pattern.test(name))?.[1] ?? null
}

function fold(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’]/g, "'")
    .replace(/^[^\p{L}]+|[^\p{L}\p{M}]+$/gu, '')
    .replace(/[（(].*$/, '')
    .replace(/\s+/g, ' ')
    .trim()
}

export interface PartRows {
  part: Part
  rows: Row[]
}

/** Divides rows at their headings. What comes before the first heading of a column is `contact`. */
export function partsOf(rows: Row[]): PartRows[] {
  const isAlike = unknownHeadings(rows)
  const parts: PartRows[] = []
  let flow: number | null = null
  for (const [index, row] of rows.entries()) {
    if (row.flow !== flow) {
      // A column begins with what is left of the page's head; only the first one goes on from another.
      const goesOn = flow !== null && parts.at(-1) && !startsAnew(rows, index)
      if (!goesOn) parts.push({ part: 'contact', rows: [] })
      flow = row.flow
    }
    const own = headingOf(row, rows[index + 1], isAlike)
    if (own) {
      parts.push({ part: own.part, rows: [] })
      if (own.rest) parts.at(-1)?.rows.push(own.rest)
    } else parts.at(-1)?.rows.push(row)
  }
  return parts
}

/** A column that is cut out of the page beside another begins anew; text below both goes on with the last one. */
const startsAnew = (rows: Row[], index: number) => {
  const [row, before] = [rows[index], rows[index - 1]]
  return !row || !before || row.page !== before.page || row.y <= before.y
}

function headingOf(row: Row, next: Row | undefined, isAlike: (row: Row) => boolean) {
  const text = plainText(row)
  if (row.isBullet) return null
  const part = sectionNamed(text)
  if (part) return { part, rest: null }
  if (row.isHeading) return text.length <= MAX_LETTERS && /\d{4}/.test(text) === false ? { part: 'other' as const, rest: null } : null
  const [first, ...rest] = row.cells
  // The heading stands at the left of its own text.
  if (first && rest.length > 0 && !/[:]$/.test(first.text)) {
    const beside = sectionNamed(first.text)
    const both = next?.cells[0] ? sectionNamed(`${first.text} ${next.cells[0].text}`) : null
    if (beside || both)
      return { part: beside ?? both ?? 'other', rest: { ...row, cells: rest, x0: rest[0]?.x0 ?? row.x0 } }
  }
  return isAlike(row) ? { part: 'other' as const, rest: null } : null
}

/** Headings with unusual names look like the others. */
function unknownHeadings(rows: Row[]): (row: Row) => boolean {
  const known = rows.filter((row) => !row.isBullet && row.cells.length === 1 && row.size > 0 && sectionNamed(plainText(row)))
  const sizes = rows.map(({ size }) => size).toSorted((a, b) => a - b)
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 0
  const styles = new Map<string, boolean>()
  for (const row of known) styles.set(row.style, (styles.get(row.style) ?? true) && isCapitals(plainText(row)))
  return (row) => {
    const capitals = styles.get(row.style)
    const text = plainText(row)
    if (capitals === undefined || known.length < 2 || row.cells.length > 1 || row.isBullet) return false
    if (text.length < 4 || text.length > MAX_LETTERS || /\d{4}|@/.test(text) || text.split(' ').length > 5) return false
    return capitals ? isCapitals(text) : row.size > usual * 1.25
  }
}

const isCapitals = (text: string) => /\p{Lu}{2}/u.test(text) && text === text.toUpperCase()
