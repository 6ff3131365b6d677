// Looks after shops whose changes are not known yet: events that were lost, and runs that were killed.
import { HOUR_MS, MINUTE_MS } from '../../platform/durations.ts'
import type { Publish } from '../../platform/publish.ts'
import type { Sweeping } from '../../platform/sweeping.ts'
import { isoTime } from '../../platform/times.ts'
import { knowledgeChanged } from '../../shop/events.ts'
import type { ShopKnowledge } from './shop-knowledge.ts'
import type { StateStore } from './state-store.ts'

/** The function that keeps the knowledge; a shop's catalogue has a sweep of its own. */
export const KNOWLEDGE_INDEX = 'knowledge-index'

/** How long a lost event is looked for. A run that has begun is looked after by its own time. */
const LOOKED_FOR_MS = 2 * HOUR_MS

export interface KnowledgeSweepingDeps {
  shop: Pick<ShopKnowledge, 'changedShops'>
  states: Pick<StateStore, 'due' | 'many' | 'wait'>
  publish: Publish
  now: () => number
}

export function createKnowledgeSweeping(deps: KnowledgeSweepingDeps): Sweeping {
  const { shop, states, publish, now } = deps

  /** Shops that changed a minute ago, and of whose change nothing has been heard. */
  async function unheard(limit: number): Promise<string[]> {
    const found: string[] = []
    const range = { since: isoTime(now() - LOOKED_FOR_MS), until: isoTime(now() - MINUTE_MS) }
    for await (const some of shop.changedShops(range)) {
      const known = await states.many(some.map(({ ownerId }) => ownerId))
      for (const { ownerId, revision } of some) {
        const record = known.get(ownerId)
        // One with a time of its own is found by it.
        if (!record?.sweepAt && (record?.current?.revision ?? 0) < revision) found.push(ownerId)
      }
      if (found.length >= limit) break
    }
    return found.slice(0, limit)
  }

  return {
    async due(limit) {
      const [late, lost] = await Promise.all([states.due(limit), unheard(limit)])
      const ids = new Set([...late.map(({ id }) => id), ...lost])
      return [...ids].slice(0, limit).map((id) => ({ id }))
    },

    async sweepOne({ id }) {
      // Also of a shop that is gone, so that what is left of it is removed.
      await publish(knowledgeChanged, { ownerId: id, changes: [] }, { for: KNOWLEDGE_INDEX })
      await states.wait(id)
      return 'publishedAgain'
    },
  }
}
