// What a row's own shape, and the rows around it, say about it.
import { periodsIn } from './dates.ts'
import { plainText, type Row } from './rows.ts'
import { isDuration, isPlace } from './words-of-work.ts'

const SHORT = 75

export const isProse = (row: Row | undefined) => {
  if (!row) return false
  const text = plainText(row)
  return text.length > SHORT || (/(?:\p{Ll}{3,}[.!?]|。)$/u.test(text) && text.split(' ').length > 4)
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

/** Whether a row reaches so far that its text goes on in the next one. */
export const isLong = (rows: Row[], index: number) => {
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
