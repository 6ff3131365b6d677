import type { FastifyRequest } from 'fastify'
import type { Unlocking } from '../accounts/unlocking.ts'
import type { SeesPrivate } from '../photos/ownership.ts'

export type SeesOf = (request: FastifyRequest) => SeesPrivate

/** Whether a request may see private photos. */
export const seesPrivate =
  (unlocking: Pick<Unlocking, 'isUnlocked'>): SeesOf =>
  ({ identity }) =>
  async () =>
    identity !== null && unlocking.isUnlocked(identity)
