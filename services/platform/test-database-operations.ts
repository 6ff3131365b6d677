// What was asked of the database, counted as Google bills it: every document that is read, at least one for a query, and
// every document that is written (https://cloud.google.com/firestore/pricing).
import type { Observed } from './test-cloud.ts'

interface Message {
  found?: unknown
  missing?: unknown
  document?: unknown
  writes?: unknown[]
}

export function countOperations() {
  let [reads, writes] = [0, 0]
  const queries = new Map<object, number>()
  return {
    observe({ method, kind, message, call }: Observed) {
      const { found, missing, document, writes: written = [] } = message as Message
      if (method === 'RunQuery') {
        const documents = queries.get(call) ?? 0
        if (kind === 'request') queries.set(call, documents)
        else if (document) queries.set(call, documents + 1)
      } else if (method === 'RunAggregationQuery') reads += Number(kind === 'request')
      else if (kind === 'answer') reads += Number(Boolean(found || missing))
      else writes += written.length
    },
    take() {
      for (const documents of queries.values()) reads += Math.max(1, documents)
      queries.clear()
      const taken = { reads, writes, sum: reads + writes }
      ;[reads, writes] = [0, 0]
      return taken
    },
  }
}
