import type { Indexing } from '../../services/assistant/knowledge/indexing.ts'
import type { KnowledgeChanged } from '../../services/shop/events.ts'

export interface HandlerDeps {
  indexing: Pick<Indexing, 'index'>
}

/** What is said to have changed is read first; everything else follows from the records. */
export function createHandler({ indexing }: HandlerDeps) {
  return ({ ownerId, changes }: KnowledgeChanged): Promise<void> => indexing.index(ownerId, changes)
}
