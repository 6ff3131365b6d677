// What a maker does with the conversations of the own shop.
import Type from 'typebox'
import { cursors } from '../../platform/cursor.ts'
import { pageOf } from '../../platform/page-of.ts'
import { Id, type PageOf } from '../../platform/schemas.ts'
import { ALL, WAITING } from './complete.ts'
import { closed, replied } from './handing-over.ts'
import { messageIdOf } from './message-ids.ts'
import { shopConversation } from './ownership.ts'
import type { ConversationRecord } from './record.ts'
import type { ConversationQuery, Reply, ShopConversation, ShopConversationWithMessages } from './schemas.ts'
import type { ConversationStore } from './store.ts'
import { checkSaid } from './texts.ts'
import { toShopConversation, toShopConversationWithMessages } from './views.ts'

export interface LookingAfterDeps {
  store: ConversationStore
  now: () => number
}

const DEFAULT_PAGE = 50
const positions = cursors(Type.Object({ key: Type.String(), id: Id }, { additionalProperties: false }))

export type LookingAfter = ReturnType<typeof createLookingAfter>

/** All throw AppError `not-found` for what is not in the maker's own shop. */
export function createLookingAfter({ store, now }: LookingAfterDeps) {
  async function get(ownerId: string, id: string): Promise<ShopConversationWithMessages> {
    const record = shopConversation(await store.get(id), ownerId, id)
    return toShopConversationWithMessages(record, await store.messagesOf(id), now())
  }

  return {
    get,

    /** Where something happened last comes first. */
    async list(
      ownerId: string,
      { waiting = false, cursor, limit = DEFAULT_PAGE }: ConversationQuery,
    ): Promise<PageOf<ShopConversation>> {
      const after = cursor === undefined ? undefined : positions.decode(cursor)
      const facet = waiting ? WAITING : ALL
      const read = await store.list({ ownerId, facet, limit: limit + 1, ...(after && { after }) })
      const positionOf = ({ updatedAt, id }: ConversationRecord) => ({ key: updatedAt, id })
      const page = pageOf(read, { limit, positionOf, encode: positions.encode })
      return { ...page, items: page.items.map(toShopConversation) }
    },

    /** Throws AppError `invalid` naming the field, and `conflict`. */
    async reply(ownerId: string, id: string, reply: Reply): Promise<ShopConversationWithMessages> {
      checkSaid('text', reply.text)
      const messageId = messageIdOf(ownerId, id, 'reply', reply.id)
      await store.step({ conversationId: id, messageId }, ({ conversation, message }) =>
        replied(shopConversation(conversation, ownerId, id), message, {
          ...reply,
          id: messageId,
          now: now(),
        }),
      )
      return get(ownerId, id)
    },

    /** The assistant answers again. */
    async close(ownerId: string, id: string): Promise<ShopConversation> {
      const changed = await store.change(id, (found) => closed(shopConversation(found, ownerId, id)))
      return toShopConversation(shopConversation(changed, ownerId, id))
    },

    /** Really, with all messages, for the customer, too. */
    async remove(ownerId: string, id: string): Promise<void> {
      shopConversation(await store.get(id), ownerId, id)
      await store.remove([id])
    },
  }
}
