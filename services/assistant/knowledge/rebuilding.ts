// All entries of a shop are made anew, beside those that count until nothing is missing.
import { AppError } from '../../platform/errors.ts'
import type { Publish } from '../../platform/publish.ts'
import { knowledgeChanged } from '../../shop/events.ts'
import type { StateStore } from './state-store.ts'
import { KNOWLEDGE_INDEX } from './sweeping.ts'

export interface RebuildingDeps {
  states: Pick<StateStore, 'askAnew'>
  publish: Publish
}

export const createRebuilding = ({ states, publish }: RebuildingDeps) => ({
  /** Throws AppError `not-found` without a shop. An event that is lost is published again by the sweep. */
  async rebuild(ownerId: string): Promise<void> {
    if (!(await states.askAnew(ownerId))) throw new AppError('not-found', 'You have no shop yet.')
    await publish(knowledgeChanged, { ownerId, changes: [] }, { for: KNOWLEDGE_INDEX })
  },
})
