/** One request to a service, as Cloud Run's request log has it. */
export interface RequestEntry {
  service: string
  /** Empty when no revision was asked. */
  revision: string
  method: string
  /** With its query. */
  path: string
  status: number
  /** From the arrival to the end of the answer. */
  ms: number
  /** When the request came, by the local cloud's clock: milliseconds since the epoch. */
  time: number
}

/** Keeps the last requests of all services. */
export interface RequestLog {
  record(entry: RequestEntry): void
  /** Oldest first, in the order in which the requests ended; numbered in that order. */
  entries(): readonly LoggedRequest[]
}

export interface LoggedRequest extends RequestEntry {
  id: number
}

const KEPT = 20_000

export function createRequestLog(kept = KEPT): RequestLog {
  const entries: LoggedRequest[] = []
  let count = 0
  return {
    record(entry) {
      entries.push({ ...entry, id: count++ })
      // In large steps, because taking one from the front moves all others.
      if (entries.length >= 2 * kept) entries.splice(0, entries.length - kept)
    },
    entries: () => entries.slice(-kept),
  }
}
