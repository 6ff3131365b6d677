import { ENDINGS, NAMES, type Part } from './heading-words.ts'
import { plainText, type Row } from './rows.ts'

const PARTS = new Map(
  Object.entries(NAMES).flatMap(([part, names]) => names.map((name) => [fold(name), part as Part] as const)),
)
const MAX_LETTERS = 48

/** The part of a résumé that a heading names; null for a text that is no heading. */
export const sectionNamed = (text: string): Part | null => named(text)?.part ?? null

/** `isSure` for a heading whose very name is known. */
function named(text: string): { part: Part; isSure: boolean } | null {
  if (text.length > MAX_LETTERS || /[.!?;@]$|\d{3}/.test(text.trim())) return null
  // "Java, Python" and "Name: Ana" are no headings.
  const name = fold(text)
  if (name === '' || /[:,]./.test(name.replace(/\s/g, ''))) return null
  const whole = PARTS.get(name) ?? PARTS.get(name.replace(/\s/g, ''))
  if (whole) return { part: whole, isSure: true }
  const parts = name.split(/\s*[/&+・|]\s*|\s+(?:and|und|et|y|e|en|och|og|i|ve|и)\s+/)
  if (parts.length > 1 && parts.length < 4) {
    const part = PARTS.get(parts[0] ?? '')
    if (part) return { part, isSure: true }
  }
  // Sentences end so as well, therefore the whole must be a heading's shape.
  if (name.split(' ').length > 4 || !/^[\p{Lu}]/u.test(text.trim())) return null
  const part = ENDINGS.find(([pattern]) => pattern.test(name))?.[1]
  return part ? { part, isSure: false } : null
}

function fold(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’]/g, "'")
    .replace(/^\d{1,2}[.)]\s+/, '')
    .replace(/^[^\p{L}\d]+|[^\p{L}\p{M}]+$/gu, '')
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
  // What a document begins with is a name or a title, even where it is set like the headings.
  const isOther = unknownHeadings(rows)
  const isAlike = (row: Row) => row !== rows[0] && isOther(row)
  const isStyled = headingStyles(rows)
  const parts: PartRows[] = []
  let flow: number | null = null
  for (const [index, row] of rows.entries()) {
    if (row.flow !== flow) {
      // A column begins with what is left of the page's head; only the first one goes on from another.
      const goesOn = flow !== null && parts.at(-1) && !startsAnew(rows, index)
      if (!goesOn) parts.push({ part: 'contact', rows: [] })
      flow = row.flow
    }
    const own = headingOf(row, rows[index + 1], { isAlike, isStyled })
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
  if (!row || !before) return true
  const [page, earlier] = [row.page ?? 0, before.page ?? 0]
  return page < earlier || (page === earlier && row.y <= before.y)
}

interface Looks {
  isAlike: (row: Row) => boolean
  isStyled: (row: Row, isSure: boolean) => boolean
}

function headingOf(row: Row, next: Row | undefined, { isAlike, isStyled }: Looks) {
  const text = plainText(row)
  if (row.isBullet) return null
  const own = named(text)
  if (own && isStyled(row, own.isSure)) return { part: own.part, rest: null }
  if (row.isHeading)
    return text.length <= MAX_LETTERS && /\d{4}/.test(text) === false
      ? { part: 'other' as const, rest: null }
      : null
  const [first, ...rest] = row.cells
  // The heading stands at the left of its own text.
  if (first && rest.length > 0 && !/[:]$/.test(first.text)) {
    const beside = sectionNamed(first.text)
    const whole = next?.cells[1] ? named(`${first.text} ${next.cells[0]?.text}`) : null
    const both = whole?.isSure ? whole.part : null
    if (beside || both)
      return { part: beside ?? both ?? 'other', rest: { ...row, cells: rest, x0: rest[0]?.x0 ?? row.x0 } }
  }
  return isAlike(row) ? { part: 'other' as const, rest: null } : null
}

/** A word such as "Volunteer" is a title when it does not look like the other headings. */
function headingStyles(rows: Row[]): (row: Row, isSure: boolean) => boolean {
  const known = rows.filter((row) => !row.isBullet && row.cells.length === 1 && named(plainText(row))?.isSure)
  const counts = new Map<string, number>()
  for (const { style } of known) counts.set(style, (counts.get(style) ?? 0) + 1)
  const most = Math.max(0, ...counts.values())
  return (row, isSure) => {
    if (row.size === 0 || row.isHeading) return true
    const count = counts.get(row.style) ?? 0
    if (!isSure) return count > 0 || known.length === 0
    return count > 1 || most < 3 || isCapitals(plainText(row))
  }
}

/** Headings with unusual names look like the others. */
function unknownHeadings(rows: Row[]): (row: Row) => boolean {
  const known = rows.filter(
    (row) => !row.isBullet && row.cells.length === 1 && row.size > 0 && sectionNamed(plainText(row)),
  )
  const sizes = rows.map(({ size }) => size).toSorted((a, b) => a - b)
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 0
  const styles = new Map<string, boolean>()
  for (const row of known)
    styles.set(row.style, (styles.get(row.style) ?? true) && isCapitals(plainText(row)))
  return (row) => {
    const capitals = styles.get(row.style)
    const text = plainText(row)
    if (capitals === undefined || known.length < 2 || row.cells.length > 1 || row.isBullet) return false
    if (text.length < 4 || text.length > MAX_LETTERS || /\d{4}|@/.test(text) || text.split(' ').length > 5)
      return false
    return capitals ? isCapitals(text) : row.size > usual * 1.25
  }
}

const isCapitals = (text: string) => /\p{Lu}{2}/u.test(text) && text === text.toUpperCase()
