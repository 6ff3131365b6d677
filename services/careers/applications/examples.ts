// The applications that a new account sees, invented and marked as such.
import { DAY_MS } from '../../platform/durations.ts'
import { isoTime } from '../../platform/times.ts'
import { newApplication } from './new-application.ts'
import { STEP } from './positions.ts'
import type { ApplicationFacts } from './record.ts'
import type { ExampleApplication } from './schemas.ts'

interface Example extends Pick<ExampleApplication, 'title' | 'company' | 'stage' | 'notes'> {
  /** Days ago. */
  applied: number | null
  /** Days from now. */
  next: { text: string; in: number } | null
}

const EXAMPLES: readonly Example[] = [
  {
    title: 'Frontend Engineer',
    company: 'Nordlicht Studio (example)',
    stage: 'saved',
    notes: 'An example. Drag the card to another column, or use its menu.',
    applied: null,
    next: { text: 'Ask Mara what the team is like', in: 2 },
  },
  {
    title: 'Backend Engineer',
    company: 'Seeblick Data (example)',
    stage: 'applied',
    notes: 'An example. The day on which you applied is filled in by itself.',
    applied: 6,
    next: null,
  },
  {
    title: 'Platform Engineer',
    company: 'Kranich Logistics (example)',
    stage: 'interviewing',
    notes: 'An example. Next steps with a day are in the calendar.',
    applied: 15,
    next: { text: 'Second interview, with the platform team', in: 4 },
  },
  {
    title: 'Software Engineer, Tools',
    company: 'Halbinsel Games (example)',
    stage: 'rejected',
    notes: 'An example.',
    applied: 31,
    next: null,
  },
]

const day = (milliseconds: number) => isoTime(milliseconds).slice(0, 10)

export const exampleApplications = (now: number): ExampleApplication[] =>
  EXAMPLES.map(({ applied, next, ...rest }) => ({
    ...rest,
    appliedOn: applied === null ? null : day(now - applied * DAY_MS),
    nextStep: next && { text: next.text, on: day(now + next.in * DAY_MS) },
  }))

export function exampleFacts({
  ownerId,
  now,
  newId,
}: {
  ownerId: string
  now: number
  newId: () => string
}): ApplicationFacts[] {
  return exampleApplications(now).map((example, index) => {
    const given = { id: newId(), ownerId, position: index * STEP, time: isoTime(now), isExample: true }
    return newApplication(example, given)
  })
}
