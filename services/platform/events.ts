import Type from 'typebox'
import type { Topic } from './topic.ts'

/** Every five minutes: publishes stalled work again and removes what has expired. */
export const sweepTick = {
  name: 'sweep-tick',
  payload: Type.Object({}),
  schedule: { cron: '*/5 * * * *', usefulSeconds: 300 },
} as const satisfies Topic
