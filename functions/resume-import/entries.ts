// Divides the rows of one part of a résumé into entries: a head with a date, and what was done.
import { joinLines } from './clean-text.ts'
import { endOnly, periodsIn } from './dates.ts'
import { isComplete, readHead } from './heads.ts'
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
const SHORT = 75

/** Entries with dates; null when the part has none. */
export function datedEntries(given: Row[]): Entry[] | null {
  const rows = withSideCells(withJoinedTitles(withJoinedDates(given)))
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

const isProse = (row: Row | undefined) => {
  if (!row) return false
  const text = plainText(row)
  return text.length > SHORT || (/[.!?。]$/.test(text) && text.split(' ').length > 4)
}

/** Rows whose date tells when the entry was. */
function anchorsOf(rows: Row[]): number[] {
  const plain = rows.flatMap((row, index) => (!row.isBullet && isDated(row) ? [index] : []))
  const anchors = plain.length > 0 ? plain : rows.flatMap((row, index) => (isDated(row) ? [index] : []))
  return anchors
}

/** Whether a date stands for itself at the edge of a cell; one in the middle of a sentence does not. */
export function isDated(row: Row): boolean {
  if (plainText(row).length > 170) return false
  return row.cells.some((cell) =>
    periodsIn(cell.text).some(({ from, to, isSingle, hasDay, start }) => {
      if (isSingle && hasDay) return false
      const [before, after] = [cell.text.slice(0, from).trim(), cell.text.slice(to).trim()]
      const isWhole = before === '' && (after === '' || isDuration(after) || /^[)）,]$/.test(after))
      if (isWhole) return true
      const isEnd =
        after === '' ||
        isDuration(after) ||
        /^[)）]/.test(after) ||
        isPlace(after.replace(/^[\s,|•·–—-]+/, ''))
      const isApart = /[,;|•·–—(（:-]$/.test(before)
      if (!isSingle) return isEnd || before === '' || isApart
      const isDegree = /(?:graduated|graduation|abschluss|expected)\s*:?$/iu.test(before)
      if (start?.iso?.length === 4 || start?.iso === null)
        return (isEnd && (isApart || isDegree)) || (before === '' && /^[,:;|•·–—\t-]/.test(after))
      return isEnd || (before === '' && /^[,:;|•·–—-]/.test(after))
    }),
  )
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

/** Whether a row reaches so far that its text goes on in the next one. */
const isLong = (rows: Row[], index: number) => {
  const row = rows[index]
  const { left, right } = edgesOf(rows)
  return row !== undefined && row.size > 0 && row.x1 > right - (right - left) * 0.22
}

const edges = new WeakMap<Row[], { left: number; right: number }>()

function edgesOf(rows: Row[]): { left: number; right: number } {
  const known = edges.get(rows)
  if (known) return known
  const own = {
    left: rows.reduce((least, { x0 }) => Math.min(least, x0), Number.POSITIVE_INFINITY),
    right: rows.reduce((most, { x1 }) => Math.max(most, x1), 0),
  }
  edges.set(rows, own)
  return own
}

const marks = new WeakMap<Row[], (number | null)[]>()

/** Whether a row goes on from a bullet above it. */
export const isContinuation = (rows: Row[], index: number): boolean =>
  rows[index]?.isBullet === false && markOf(rows, index) !== null

/** The row of the bullet that a row belongs to; each is looked up once, because every row asks about those above it. */
function markOf(rows: Row[], index: number): number | null {
  const known = marks.get(rows) ?? []
  marks.set(rows, known)
  for (let at = known.length; at <= index; at++) known.push(findMark(rows, at, known[at - 1] ?? null))
  return known[index] ?? null
}

function findMark(rows: Row[], index: number, above: number | null): number | null {
  const [row, before] = [rows[index], rows[index - 1]]
  if (row?.isBullet) return index
  const mark = above === null ? undefined : rows[above]
  if (!row || !before || !mark || row.size === 0 || row.flow !== before.flow) return null
  if (row.isApart && row.page === before.page) return null
  if (isDated(row) && !isLong(rows, index - 1)) return null
  if (row.x0 > mark.x0 + 2.5) return above
  const goesOn = row.style === before.style && isLong(rows, index - 1) && row.x0 >= mark.x0 - 1
  return goesOn ? above : null
}

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

/** Dates and places in a column at the right belong to the head, although they stand beside its text. */
function withSideCells(rows: Row[]): Row[] {
  const result = rows.map((row) => ({ ...row, cells: [...row.cells] }))
  for (const [index, row] of result.entries()) {
    const side = row.cells.at(-1)
    if (!side || row.cells.length < 2 || row.size === 0) continue
    if (
      !row.isBullet &&
      !isContinuation(result, index) &&
      !isProse({ ...row, cells: row.cells.slice(0, -1) })
    )
      continue
    const isDate = periodsIn(side.text).some(({ from, to }) => from === 0 && to === side.text.length)
    if (!isDate && !isDuration(side.text) && !isPlace(side.text)) continue
    let target = index - 1
    while (target >= 0 && (result[target]?.isBullet || isContinuation(result, target))) target -= 1
    const head = result[target]
    if (!head) continue
    row.cells.pop()
    row.x1 = row.cells.at(-1)?.x1 ?? row.x1
    head.cells.push(side)
  }
  return result
}

/** "03/2019 –" above "heute" is one date. */
function withJoinedDates(rows: Row[]): Row[] {
  const result: Row[] = []
  for (const row of rows) {
    const [first, ...rest] = row.cells
    const before = result.at(-1)
    const open = before?.cells[0]
    const isOpen =
      open &&
      periodsIn(open.text).some(
        (period) => !period.isSingle && !period.end && !period.isCurrent && period.to === open.text.length,
      )
    const isBelow = first && open && Math.abs(first.x0 - open.x0) < 3
    if (before && open && first && isOpen && isBelow && endOnly(first.text)) {
      before.cells[0] = { ...open, text: `${open.text} ${first.text}` }
      if (rest.length > 0) result.push(remarked({ ...row, cells: rest, x0: rest[0]?.x0 ?? row.x0 }))
    } else result.push({ ...row, cells: [...row.cells] })
  }
  return result
}

/** "Bachelor of Science in" goes on in the next row. */
function withJoinedTitles(rows: Row[]): Row[] {
  const result: Row[] = []
  for (const row of rows) {
    const before = result.at(-1)
    const [cell, ...others] = row.cells
    const open = before?.cells[0]
    const isOpen =
      before &&
      !before.isBullet &&
      before.cells.length === 1 &&
      /\s(?:in|of|and|for|&|de|für|und|et|y|e)$/iu.test(open?.text ?? '')
    if (isOpen && open && cell && others.length === 0 && !row.isBullet && row.style === before.style)
      before.cells[0] = { ...open, text: `${open.text} ${cell.text}`, x1: Math.max(open.x1, cell.x1) }
    else result.push({ ...row, cells: [...row.cells] })
  }
  return result
}

function remarked(row: Row): Row {
  const [first, ...rest] = row.cells
  const text = first?.text.replace(/^[•‣▪·–—-]\s+/u, '')
  return first && text !== undefined && text !== first.text
    ? { ...row, isBullet: true, cells: [{ ...first, text }, ...rest] }
    : row
}
