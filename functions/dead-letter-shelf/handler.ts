import type { Processing } from '../../services/photos/processing.ts'
import type { EventInfo } from '../../services/platform/event-handler.ts'
import type { createShelving } from '../../services/shelf/service.ts'

export interface HandlerDeps {
  shelf: ReturnType<typeof createShelving>
  photos: Pick<Processing, 'eventShelved'>
}

/** Takes what other functions gave up. */
export function createHandler({ shelf, photos }: HandlerDeps) {
  return async (_payload: unknown, event: EventInfo): Promise<void> => {
    const { id: messageId, publishedAt, data, attributes } = event
    const shelved = await shelf.shelve({ messageId, publishedAt, data, attributes })
    if (shelved) await photos.eventShelved(shelved.payload)
  }
}
