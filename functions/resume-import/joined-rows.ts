// Rows of one part of a résumé as they belong together, where the page sets them apart.
import { endOnly, periodsIn } from './dates.ts'
import { isContinuation, isProse } from './row-signs.ts'
import type { Row } from './rows.ts'
import { isDuration, isPlace } from './words-of-work.ts'

export const joinedRows = (rows: Row[]): Row[] => withSideCells(withJoinedTitles(withJoinedDates(rows)))

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
