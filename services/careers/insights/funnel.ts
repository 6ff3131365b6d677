// What came of the applications: how far they got, how long answers took, and when the person was active.
import { DAY_MS } from '../../platform/durations.ts'
import { type Application, type HistoryEntry, STAGES, type Stage } from '../applications/schemas.ts'
import { compare } from './demand.ts'
import type { Insights } from './schemas.ts'

export type CountedApplication = Pick<
  Application,
  'id' | 'stage' | 'appliedOn' | 'addedAt' | 'isExample' | 'trashedAt'
>
export type CountedChange = Pick<HistoryEntry, 'at' | 'field' | 'after'> & { applicationId: string }

/** Whoever stands on one of these has passed all before it. */
const WAY: readonly Stage[] = ['saved', 'applied', 'interviewing', 'offer', 'accepted']
const ANSWERS: ReadonlySet<string | null> = new Set(['interviewing', 'offer', 'accepted', 'rejected'])

export interface Course {
  applications: readonly CountedApplication[]
  /** In any order. */
  changes: readonly CountedChange[]
  /** IANA name, for the days of activity. */
  timeZone: string
}

export function courseOf(course: Course): Pick<Insights, 'funnel' | 'daysToAnswer' | 'activity'> {
  const own = course.applications.filter(({ isExample, trashedAt }) => !isExample && trashedAt === null)
  const ids = new Set(own.map(({ id }) => id))
  const changes = course.changes
    .filter(({ applicationId }) => ids.has(applicationId))
    .sort((a, b) => compare(a.at, b.at))
  const byApplication = Map.groupBy(changes, ({ applicationId }) => applicationId)
  const reached = own.map((application) => reachedBy(application, byApplication.get(application.id) ?? []))
  return {
    funnel: STAGES.map((stage) => ({ stage, count: reached.filter((stages) => stages.has(stage)).length })),
    daysToAnswer: own
      .map((application) => daysToAnswer(application, byApplication.get(application.id) ?? []))
      .filter((days) => days !== null)
      .sort((a, b) => a - b),
    activity: activityOf(own, changes, course.timeZone),
  }
}

function reachedBy(application: CountedApplication, changes: readonly CountedChange[]): Set<Stage> {
  const stood = changes.filter(({ field }) => field === 'stage').map(({ after }) => after)
  const stages = new Set<Stage>([application.stage, 'saved'])
  if (application.appliedOn !== null) stages.add('applied')
  for (const stage of WAY) if (stood.includes(stage)) stages.add(stage)
  const farthest = Math.max(...[...stages].map((stage) => WAY.indexOf(stage)))
  return new Set([...stages, ...WAY.slice(0, farthest + 1)])
}

function daysToAnswer({ appliedOn }: CountedApplication, changes: readonly CountedChange[]): number | null {
  const answer = changes.find(({ field, after }) => field === 'stage' && ANSWERS.has(after))
  if (appliedOn === null || !answer) return null
  const days = Math.floor((Date.parse(answer.at) - Date.parse(appliedOn)) / DAY_MS)
  return Math.max(0, days)
}

function activityOf(
  applications: readonly CountedApplication[],
  changes: readonly CountedChange[],
  timeZone: string,
): Insights['activity'] {
  // Swedish writes days as YYYY-MM-DD.
  const dayOf = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
  const counts = new Map<string, number>()
  for (const time of [...applications.map(({ addedAt }) => addedAt), ...changes.map(({ at }) => at)]) {
    const day = dayOf.format(Date.parse(time))
    counts.set(day, (counts.get(day) ?? 0) + 1)
  }
  return [...counts].map(([day, count]) => ({ day, count })).sort((a, b) => compare(a.day, b.day))
}
