// Tells those who show a shop's articles that some were sold out or are there again.
import type { Log } from '../../platform/log.ts'
import type { Publish } from '../../platform/publish.ts'
import { knowledgeChanged, MOST_CHANGES } from '../events.ts'

export type Telling = ReturnType<typeof createTelling>

export const createTelling =
  (publish: Publish) =>
  /** Call it once the change is committed. */
  async (ownerId: string, productIds: readonly string[]): Promise<void> => {
    if (productIds.length === 0) return
    // Without names, anything may have changed.
    const named = productIds.length > MOST_CHANGES ? [] : productIds
    const changes = named.map((id) => ({ kind: 'product' as const, id }))
    await publish(knowledgeChanged, { ownerId, changes })
  }

/** For whoever buys: nobody need hear of an event that was lost, because the sweep reads the change's note. */
export const quietly =
  (tell: Telling, log: Pick<Log, 'warn'>): Telling =>
  (ownerId, productIds) =>
    tell(ownerId, productIds).catch((error: unknown) =>
      log.warn({ error, ownerId }, 'What is sold out will be told by the sweep'),
    )
