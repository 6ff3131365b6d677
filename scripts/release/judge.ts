// Whether a new revision is worse than the one it replaces, judged from the requests that both have answered. Everything
// here is a function of its arguments.
import type { Answered } from './cloud.ts'

export interface Verdict {
  /** `undecided` while there were too few requests to say. */
  is: 'worse' | 'fine' | 'undecided'
  why: string
}

/** A share of requests: what is normal, and what is so much that a release must notice it. */
interface Hypotheses {
  normal: number
  worse: number
}

/** How often a revision that is as good as the old one may be taken for worse, and a worse one for good. */
const FALSE_ALARM = 0.001
const OVERLOOKED = 0.05

/**
 * Wald's sequential probability ratio test. It may be asked after every request, as often as one likes, without making
 * false alarms more likely, and needs few requests where the difference is large.
 * Source: https://en.wikipedia.org/wiki/Sequential_probability_ratio_test
 */
export function sequentialTest(bad: number, total: number, { normal, worse }: Hypotheses): Verdict['is'] {
  const good = total - bad
  const ratio = bad * Math.log(worse / normal) + good * Math.log((1 - worse) / (1 - normal))
  if (ratio >= Math.log((1 - OVERLOOKED) / FALSE_ALARM)) return 'worse'
  return ratio <= Math.log(OVERLOOKED / (1 - FALSE_ALARM)) ? 'fine' : 'undecided'
}

/** The error budget: 99.9 % of the requests succeed. */
const ERRORS_ALLOWED = 0.001
/** So many more errors than before must not pass. */
const MORE_ERRORS = 0.019
/** Requests of the old revision from which its own rates are believed. */
const ENOUGH = 20
/** By definition 5 % are slower than the 95th percentile; a release must notice when 20 % are far slower. */
const SLOW: Hypotheses = { normal: 0.05, worse: 0.2 }
const FAR_SLOWER = 1.5
/** Milliseconds; less is not noticed by anybody, and busy machines differ as much by chance. */
const LEAST_DIFFERENCE_MS = 50

export interface Comparison {
  old: readonly Answered[]
  new: readonly Answered[]
  /** Milliseconds after which a request is slow when the old revision has answered too few to compare with. */
  slowMs: number
  /** Requests that are meant to last. */
  isStream: (path: string) => boolean
}

export function judge({ old, new: fresh, slowMs, isStream }: Comparison): Verdict {
  const errors = fresh.filter(isError).length
  const before = old.length >= ENOUGH ? old.filter(isError).length / old.length : 0
  const normal = Math.min(Math.max(ERRORS_ALLOWED, before), 0.5)
  const byErrors = sequentialTest(errors, fresh.length, { normal, worse: normal + MORE_ERRORS })
  if (byErrors === 'worse') return { is: 'worse', why: `${errors} of ${fresh.length} requests failed` }

  const took = (requests: readonly Answered[]) =>
    requests.filter((request) => !isError(request) && !isStream(request.path)).map(({ ms }) => ms)
  const times = took(fresh)
  const limit = slowLimit(took(old), slowMs)
  const slow = times.filter((ms) => ms > limit).length
  const byTime = sequentialTest(slow, times.length, SLOW)
  if (byTime === 'worse')
    return {
      is: 'worse',
      why: `${slow} of ${times.length} requests took longer than ${Math.round(limit)} ms`,
    }
  return {
    is: byErrors === 'fine' && byTime === 'fine' ? 'fine' : 'undecided',
    why: `${errors} of ${fresh.length} requests failed, ${slow} were slower than ${Math.round(limit)} ms`,
  }
}

function slowLimit(before: readonly number[], slowMs: number): number {
  if (before.length < ENOUGH) return slowMs
  const p95 = before.toSorted((a, b) => a - b)[Math.floor(before.length * 0.95)] ?? slowMs
  return Math.max(p95 * FAR_SLOWER, p95 + LEAST_DIFFERENCE_MS)
}

/** 429 says that there is no instance free, which says nothing about the revision. */
const isError = ({ status }: Answered) => status >= 500
