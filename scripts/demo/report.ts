import type { Outcomes, PhotoOutcome } from './upload-all.ts'

interface Percentiles {
  p50: number
  p90: number
  p99: number
}

export interface Summary {
  ready: number
  rejected: number
  refused: number
  duplicates: number
  lost: number
  /** Photos that became ready, per second of the whole run. */
  photosPerSecond: number
  /** Milliseconds; null when nothing became ready. */
  toThumbnail: Percentiles | null
  toReady: Percentiles | null
}

export function summarize({ photos, elapsed }: Outcomes): Summary {
  const count = (status: PhotoOutcome['status']) => photos.filter((photo) => photo.status === status).length
  const ready = photos.filter(({ status }) => status === 'ready')
  return {
    ready: ready.length,
    rejected: count('rejected'),
    refused: count('refused'),
    duplicates: count('duplicate'),
    lost: count('lost'),
    photosPerSecond: ready.length / (elapsed / 1000),
    toThumbnail: percentiles(ready.flatMap(({ toThumbnail }) => toThumbnail ?? [])),
    toReady: percentiles(ready.flatMap(({ toEnd }) => toEnd ?? [])),
  }
}

/** A line per photo, then the totals. */
export function table({ photos }: Outcomes, summary: Summary): string {
  const rows = photos.map((photo) => [
    photo.name,
    photo.status,
    ms(photo.toThumbnail),
    ms(photo.toEnd),
    photo.reason ?? '',
  ])
  const header = ['file', 'status', 'to thumbnail', 'to end', 'reason']
  const widths = header.map((title, column) =>
    column === 4 ? 0 : Math.max(title.length, ...rows.map((row) => row[column]!.length)),
  )
  const line = (row: string[]) =>
    row
      .map((cell, column) =>
        column === 2 || column === 3 ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
      )
      .join('  ')
      .trimEnd()
  const range = (name: string, values: Percentiles | null) =>
    values &&
    `${name}: median ${ms(values.p50)}, 90 % within ${ms(values.p90)}, 99 % within ${ms(values.p99)}`
  return [
    line(header),
    ...rows.map(line),
    '',
    `${summary.ready} ready, ${summary.rejected} rejected, ${summary.refused} refused, ${summary.duplicates} already there, ${summary.lost} lost`,
    `${summary.photosPerSecond.toFixed(1)} photos per second`,
    range('to thumbnail', summary.toThumbnail),
    range('to ready', summary.toReady),
  ]
    .filter((text) => text !== null)
    .join('\n')
}

/** Nearest-rank percentiles. */
function percentiles(values: number[]): Percentiles | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.max(Math.ceil(share * sorted.length) - 1, 0)]!
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99) }
}

function ms(value: number | null): string {
  return value === null ? '–' : `${Math.round(value)} ms`
}
