// Log sinks: what matches their filter is also kept in another log bucket.
import type { MonitoringDescription } from './description.ts'
import { parseFilter } from './filter.ts'
import { type LogEntry, lookAtEntry } from './log-entry.ts'

const DAY_MS = 86_400_000
/** One machine's trail; the oldest entries go first. */
const MOST_ENTRIES = 10_000

export interface KeptEntry {
  time: number
  entry: LogEntry
}

export function createSinks({ sinks, logBuckets }: MonitoringDescription) {
  const parsed = sinks.map((sink) => ({ ...sink, parsed: parseFilter(sink.filter) }))
  const buckets = new Map<string, KeptEntry[]>()

  return {
    take(entry: LogEntry, time: number): void {
      for (const { bucket, parsed: filter } of parsed) {
        if (!filter.matches(lookAtEntry(entry))) continue
        const kept = buckets.get(bucket) ?? []
        buckets.set(bucket, kept)
        kept.push({ time, entry })
        const days = logBuckets.find(({ name }) => name === bucket)?.retentionDays ?? 30
        while (kept.length > MOST_ENTRIES || (kept[0] && kept[0].time < time - days * DAY_MS)) kept.shift()
      }
    },
    kept: (bucket: string): readonly KeptEntry[] => buckets.get(bucket) ?? [],
  }
}
