import type { Indexing } from '../../services/shop/catalogue/indexing.ts'
import type { KnowledgeChanged } from '../../services/shop/events.ts'

export interface HandlerDeps {
  indexing: Indexing
}

/** What has changed is read from the records, so it does not matter which of several events comes, and when. */
export function createHandler({ indexing }: HandlerDeps) {
  return ({ ownerId }: KnowledgeChanged): Promise<void> => indexing.index(ownerId)
}
