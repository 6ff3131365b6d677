import type { Answered, Cloud } from './cloud.ts'
import { judge, type Verdict } from './judge.ts'

export interface ObservationDeps {
  cloud: Pick<Cloud, 'requestsSince'>
  now: () => number
  from: Record<string, string>
  to: Record<string, string>
  slowMs: number
  isStream: (path: string) => boolean
}

/** Milliseconds of the log that each look reads: an entry is written when its request ends, and dated when it began. */
const LOOK_BACK_MS = 60_000

/** Collects what the old and the new revisions answer, from now on. */
export function observe({ cloud, now, from, to, slowMs, isStream }: ObservationDeps) {
  const began = now()
  const seen = new Map<string, Answered>()

  return {
    /** Reads the log. Returns the services whose new revision is worse, with the reason, and how sure the others are. */
    async look(): Promise<{ worse: string[]; verdicts: Record<string, Verdict> }> {
      for (const request of await cloud.requestsSince(Math.max(began, now() - LOOK_BACK_MS)))
        seen.set(request.id, request)
      const of = (revision: string | undefined) =>
        [...seen.values()].filter((each) => each.revision === revision)
      const verdicts = Object.fromEntries(
        Object.keys(to).map((service) => [
          service,
          judge({ old: of(from[service]), new: of(to[service]), slowMs, isStream }),
        ]),
      )
      const worse = Object.entries(verdicts).flatMap(([service, { is, why }]) =>
        is === 'worse' ? [`${service}: ${why}`] : [],
      )
      return { worse, verdicts }
    },
    /** How many requests the new revisions have answered. */
    count: () => {
      const fresh = new Set(Object.values(to))
      return [...seen.values()].filter(({ revision }) => fresh.has(revision)).length
    },
  }
}
