// Divides the rows of one part of a résumé into entries: a head with a date, and what was done.
import { joinLines } from './clean-text.ts'
import { isComplete, readHead } from './heads.ts'
import { joinedRows } from './joined-rows.ts'
import { isContinuation, isDated, isLong, isProse } from './row-signs.ts'
import { plainText, type Row, textOf } from './rows.ts'
import { isDuration, isPlace } from './words-of-work.ts'

export interface Text {
  text: string
  row: Row
}

export interface Entry {
  head: Row[]
  /** Whether fewer rows stood above its date than above the first one's. */
  isShort: boolean
  /** Plain paragraphs, then bullets. */
  paragraphs: Text[]
  bullets: Text[]
}

/** Rows above the date that belong to an entry. */
const MAX_ABOVE = 3

/** Entries with dates; null when the part has none. */
export function datedEntries(given: Row[]): Entry[] | null {
  const rows = joinedRows(given.filter((row) => !isDuration(plainText(row))))
  const anchors = anchorsOf(rows)
  const first = anchors[0]
  if (first === undefined) return null
  const body = bodyOf(rows, anchors)
  const above = aboveOf(rows, first, body)
  const starts = anchors.map((anchor, index) => {
    let start = anchor
    const end = index === 0 ? 0 : (anchors[index - 1] ?? 0) + 1
    const wanted = index === 0 ? first : above
    while (start > end && anchor - start < Math.min(wanted, MAX_ABOVE) && !body.has(start - 1)) start -= 1
    // Without marks the end of the last entry's text looks like a head.
    return start
  })
  return anchors.map((anchor, index) => {
    const start = starts[index] ?? anchor
    const next = starts[index + 1] ?? rows.length
    const head = rows.slice(start, anchor + 1)
    let rest = anchor + 1
    // Where it was may stand below when it was.
    const below = rows[rest]
    if (below && rest < next && !below.isBullet && isPlace(plainText(below))) {
      head.push(below)
      rest += 1
    }
    while (rest < next && rest - anchor <= 2) {
      const row = rows[rest]
      if (!row || row.isBullet || isContinuation(rows, rest) || isProse(row) || isComplete(readHead(head)))
        break
      const isMoreIndented =
        row.size > 0 && row.x0 > (rows[anchor]?.x0 ?? 0) + 8 && (rows[anchor]?.cells.length ?? 0) < 2
      if (isMoreIndented) break
      head.push(row)
      rest += 1
    }
    return { head, isShort: anchor - start < above, ...textsOf(rows.slice(rest, next), head) }
  })
}

/** How many rows above the first date belong to its head. */
function aboveOf(rows: Row[], first: number, body: Set<number>): number {
  let above = 0
  while (
    above < Math.min(first, MAX_ABOVE) &&
    !body.has(first - above - 1) &&
    !isProse(rows[first - above - 1])
  )
    above += 1
  return above
}

/** Rows whose date tells when the entry was. */
function anchorsOf(rows: Row[]): number[] {
  const plain = rows.flatMap((row, index) => (!row.isBullet && isDated(row) ? [index] : []))
  const anchors = plain.length > 0 ? plain : rows.flatMap((row, index) => (isDated(row) ? [index] : []))
  return anchors
}

/** Rows that are text of an entry, and never its head. */
function bodyOf(rows: Row[], anchors: number[]): Set<number> {
  const dated = new Set(anchors)
  const base = Math.min(...anchors.map((anchor) => rows[anchor]?.x0 ?? 0))
  const body = new Set<number>()
  for (const [index, row] of rows.entries()) {
    if (dated.has(index)) continue
    const isIndented = row.size > 0 && row.x0 > base + 9 && !hasLeftDates(rows, anchors, row)
    if (row.isBullet || isIndented || isProse(row) || isContinuation(rows, index)) body.add(index)
    else if (
      index > 0 &&
      body.has(index - 1) &&
      !row.isApart &&
      row.size > 0 &&
      rows[index - 1]?.style === row.style &&
      isLong(rows, index - 1)
    )
      body.add(index)
  }
  return body
}

/** Dates in a column at the left: everything else stands to the right of it. */
const hasLeftDates = (rows: Row[], anchors: number[], row: Row) =>
  anchors.some(
    (anchor) =>
      (rows[anchor]?.cells[1]?.x0 ?? Number.NaN) <= row.x0 + 2 &&
      Math.abs((rows[anchor]?.cells[1]?.x0 ?? 0) - row.x0) < 4,
  )

function textsOf(rows: Row[], head: Row[]): Pick<Entry, 'paragraphs' | 'bullets'> {
  const texts: { rows: Row[]; isBullet: boolean }[] = []
  const headX = Math.min(...head.map(({ x0 }) => x0))
  const isFlat = !rows.some(({ isBullet }) => isBullet)
  const pitches = rows.flatMap((row, index) => {
    const before = rows[index - 1]
    return before && before.page === row.page && row.size > 0 ? [row.y - before.y] : []
  })
  // Lines of one point stand closer together than points do.
  const [closest, widest] = [Math.min(...pitches), Math.max(...pitches)]
  const isClose = (index: number) => {
    const [row, before] = [rows[index], rows[index - 1]]
    if (!row || !before || row.size === 0) return false
    return widest > closest * 1.1 && row.page === before.page && row.y - before.y <= closest * 1.08
  }
  for (const [index, row] of rows.entries()) {
    const last = texts.at(-1)
    if (row.isBullet) texts.push({ rows: [row], isBullet: true })
    else if (last?.isBullet && row.size > 0 && isContinuation(rows, index)) last.rows.push(row)
    else if (
      last?.isBullet &&
      isFlat &&
      row.size > 0 &&
      (/^\p{Ll}/u.test(plainText(row)) || (isClose(index) && isLong(rows, index - 1)))
    )
      last.rows.push(row)
    else if (
      last &&
      !last.isBullet &&
      row.size > 0 &&
      !row.isApart &&
      (isLong(rows, index - 1) || /^\p{Ll}/u.test(plainText(row)))
    )
      last.rows.push(row)
    else texts.push({ rows: [row], isBullet: isFlat && row.size > 0 && row.x0 > headX + 9 })
  }
  const made = texts.map((each) => ({
    text: joinLines(each.rows.map(textOf)),
    row: each.rows[0] as Row,
    isBullet: each.isBullet,
  }))
  const plain = made.filter(({ isBullet }) => !isBullet)
  // Several paragraphs without marks are the points of a list whose marks are drawn.
  const areBullets = isFlat && plain.length > 2
  return {
    paragraphs: areBullets ? [] : plain,
    bullets: made.filter(({ isBullet }) => areBullets || isBullet),
  }
}

export function summaryOf({ paragraphs, head }: Entry, before: string[] = [], said = '') {
  const texts = [...before, ...paragraphs.map(({ text }) => text)].filter((text) => text !== said)
  const row = paragraphs[0]?.row ?? head[0]
  return texts.length > 0 && row ? { text: joinLines(texts), row } : null
}
