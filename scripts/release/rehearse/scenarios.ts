import type { Behaviour } from './fixture.ts'

/** What a new revision may turn out to be. */
export const SCENARIOS: Record<string, Behaviour> = {
  good: {},
  'does not start': { crashesAtStart: true },
  crashing: { crashEvery: 20 },
  slow: { slowMs: 150 },
  '2 % errors': { failEvery: 50 },
}
