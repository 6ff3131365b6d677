import { csvRecords, isBlank } from './csv-records.ts'

export const SEPARATORS = [',', ';', '\t', '|'] as const
const TRIED = 50
/** Enough text for the records that are tried. */
const TRIED_LETTERS = 200_000

/** The separator with which most records have equally many cells; of several, the one that makes more cells. */
export function separatorOf(text: string): string {
  const start = text.slice(0, TRIED_LETTERS)
  const tried = SEPARATORS.map((separator) => ({ separator, ...evenness(start, separator) }))
  const [best] = tried.toSorted((one, other) => other.share - one.share || other.cells - one.cells)
  return best && best.share > 0 ? best.separator : ','
}

function evenness(text: string, separator: string): { share: number; cells: number } {
  const counts = new Map<number, number>()
  let records = 0
  for (const { cells } of csvRecords(text, separator, { most: TRIED })) {
    if (cells.every(isBlank)) continue
    records += 1
    counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  }
  const several = [...counts].filter(([cells]) => cells > 1)
  const [cells, count] = several.toSorted(([, one], [, other]) => other - one)[0] ?? [0, 0]
  return { share: records === 0 ? 0 : count / records, cells }
}
