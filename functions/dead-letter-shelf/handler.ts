import type { EventInfo } from '../../services/platform/event-handler.ts'
import type { createShelving } from '../../services/shelf/service.ts'

export interface HandlerDeps {
  shelf: ReturnType<typeof createShelving>
}

/** Shelves events that other functions gave up. */
export function createHandler({ shelf }: HandlerDeps) {
  return async (_payload: unknown, event: EventInfo): Promise<void> => {
    const { id: messageId, publishedAt, data, attributes } = event
    await shelf.shelve({ messageId, publishedAt, data, attributes })
  }
}
