// Reads back what the studio says of the files that are expected to say something, and prints it as a table.
import { sep } from 'node:path'
import type { Photo } from '../../services/photos/schemas.ts'
import type { StudioClient } from '../client.ts'
import type { Expectations } from './expectations.ts'
import { type Judged, judge } from './judge.ts'
import type { PhotoOutcome } from './upload-all.ts'

const NO_FILE = { status: 'lost', reason: 'There is no such file' } as const

/** The lines of each expected file, by its path below `folder`. */
export async function judgeAll(
  client: Pick<StudioClient, 'call'>,
  expectations: Expectations,
  outcomes: ReadonlyMap<string, PhotoOutcome>,
): Promise<Judged[]> {
  const lines: Judged[] = []
  for (const [file, expected] of expectations) {
    const outcome = outcomes.get(file)
    const photo = outcome?.photoId ? await client.call<Photo>('GET', `/photos/${outcome.photoId}`) : null
    lines.push(...judge(file, expected, outcome ?? NO_FILE, photo))
  }
  return lines
}

/** A path below the folder as expectations write it, on every system. */
export const asExpected = (path: string) => path.split(sep).join('/')

/** Longer texts are cut in the table. */
const MAX_CELL = 48

/** A line for each field, and how many are right. */
export function judgementTable(lines: readonly Judged[]): string {
  const header = ['file', 'field', 'right', 'read', 'ok']
  const rows = lines.map(({ file, field, right, read, ok }) => [
    ...[file, field, right, read].map(oneLine),
    ok ? 'yes' : 'NO',
  ])
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]!.length)),
  )
  const drawn = [header, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  )
  const right = lines.filter(({ ok }) => ok).length
  return [...drawn, '', `${right} of ${lines.length} are right`].join('\n')
}

function oneLine(cell: string): string {
  const line = cell.replace(/\s+/g, ' ')
  return line.length > MAX_CELL ? `${line.slice(0, MAX_CELL - 1)}…` : line
}
