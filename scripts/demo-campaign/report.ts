import type { ImportedList } from './import-lists.ts'

/** A line for each list, below it what was said, and what is wrong. */
export function listTable(lists: readonly ImportedList[]): string {
  const lines = lists.map(({ file, status, counts, milliseconds, said, wrong }) => {
    const { rows = 0, taken = 0, duplicates = 0, invalid = 0, corrected = 0, suspicious = 0 } = counts ?? {}
    const numbers = [rows, taken, duplicates, invalid, corrected, suspicious].join(' | ')
    const verdict = wrong === null ? 'not judged' : wrong.length === 0 ? 'right' : '**wrong**'
    const row = `| ${file} | ${status} | ${numbers} | ${Math.round(milliseconds)} ms | ${verdict} |`
    return {
      row,
      below: [
        ...(wrong ?? []).map((each) => `  WRONG ${file}: ${each}`),
        ...said.map((each) => `  ${file}: ${each}`),
      ],
    }
  })
  return [
    '| list | status | rows | taken | duplicates | invalid | corrected | suspicious | time | |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...lines.map(({ row }) => row),
    '',
    ...lines.flatMap(({ below }) => below),
  ].join('\n')
}
