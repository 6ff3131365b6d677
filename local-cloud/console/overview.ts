import type { RequestEntry } from '../run/request-log.ts'

/** Of the requests to one service in the last while. */
export interface Traffic {
  /** Requests a second. */
  rate: number
  /** The share that was answered with 5xx, 0 to 1; null without requests. */
  errorRate: number | null
  /** Milliseconds; null without requests. */
  p50: number | null
  p95: number | null
  /** Requests in each of the last minutes' slices, oldest first. */
  slices: number[]
}

const WINDOW_MS = 60_000
const SLICES = 30

/** By service. `requests` are in the order in which they ended. */
export function trafficOf(
  requests: readonly RequestEntry[],
  services: readonly string[],
  now: number,
): Record<string, Traffic> {
  const recent = new Map<string, RequestEntry[]>(services.map((name) => [name, []]))
  for (let i = requests.length - 1; i >= 0; i--) {
    const entry = requests[i]
    if (!entry) continue
    // A long request ended later than it came, so one that came too early does not end the search by itself.
    if (entry.time + entry.ms < now - WINDOW_MS) break
    if (entry.time + entry.ms <= now) recent.get(entry.service)?.push(entry)
  }
  return Object.fromEntries([...recent].map(([name, entries]) => [name, summarize(entries, now)]))
}

function summarize(entries: RequestEntry[], now: number): Traffic {
  const slices = Array<number>(SLICES).fill(0)
  for (const { time, ms } of entries) {
    const age = now - time - ms
    const slice = SLICES - 1 - Math.floor((age / WINDOW_MS) * SLICES)
    slices[slice] = (slices[slice] ?? 0) + 1
  }
  const durations = entries.map(({ ms }) => ms).sort((a, b) => a - b)
  const percentile = (share: number) =>
    durations[Math.min(Math.ceil(durations.length * share), durations.length) - 1] ?? null
  return {
    rate: entries.length / (WINDOW_MS / 1000),
    errorRate:
      entries.length === 0 ? null : entries.filter(({ status }) => status >= 500).length / entries.length,
    p50: percentile(0.5),
    p95: percentile(0.95),
    slices,
  }
}
