// What customers do with their conversations in a shop.
import { AppError } from '../../platform/errors.ts'
import { checkOneLine } from '../../platform/one-line.ts'
import type { Changed } from '../../platform/records.ts'
import type { AssistantSettings } from '../settings/schemas.ts'
import { ANSWERING_MS } from './beginning.ts'
import { customerOf, ofAccount, ofGuest, type Visitor } from './customers.ts'
import { closed, handedOver } from './handing-over.ts'
import { messageIdOf } from './message-ids.ts'
import { type CustomerPlace, ownConversation, ownMessage } from './ownership.ts'
import { rated } from './rating.ts'
import type { ConversationFacts, ConversationRecord } from './record.ts'
import {
  type Conversation,
  type ConversationWithMessages,
  type Feedback,
  type HandOverRequest,
  MOST_MESSAGES,
} from './schemas.ts'
import type { ConversationStore } from './store.ts'
import { checkSaid } from './texts.ts'
import { toConversation, toConversationWithMessages } from './views.ts'

export interface KeepingDeps {
  store: ConversationStore
  settings: { get(ownerId: string): Promise<AssistantSettings> }
  /** Of an account; null for one that is gone. */
  emailOf(accountId: string): Promise<string | null>
  now: () => number
}

/** A customer has no more than a few over a hundred, see `asking.ts`. */
const MOST_LISTED = 200

export type Keeping = ReturnType<typeof createKeeping>

/** All throw AppError `not-found` for what is not the visitor's own in this shop. */
export function createKeeping({ store, settings, emailOf, now }: KeepingDeps) {
  const placeOf = (ownerId: string, visitor: Visitor): CustomerPlace => ({
    ownerId,
    customer: customerOf(visitor),
  })

  async function own(place: CustomerPlace, id: string): Promise<ConversationRecord> {
    return ownConversation(await store.get(id), place, id)
  }

  async function change(
    place: CustomerPlace,
    id: string,
    edit: (own: ConversationRecord) => Changed<ConversationFacts>,
  ): Promise<Conversation> {
    const changed = await store.change(id, (found) => edit(ownConversation(found, place, id)))
    return toConversation(ownConversation(changed, place, id))
  }

  return {
    /** A guest's conversations become the account's at the first request that knows of both. */
    async adopt(ownerId: string, { accountId, guestId }: Visitor): Promise<void> {
      if (accountId === null || guestId === null) return
      const [customer, guest] = [ofAccount(accountId), ofGuest(guestId)]
      const all = await store.listOfCustomer({ ownerId, customer: guest, order: 'asc', limit: MOST_LISTED })
      await store.changeMany(
        all.map(({ id }) => id),
        (found) => (found?.customer === guest ? { ...found, customer } : null),
      )
    },

    /** Where the customer left off; null for a new one. */
    async latest(ownerId: string, visitor: Visitor): Promise<string | null> {
      const customer = customerOf(visitor)
      if (customer === null) return null
      const [latest] = await store.listOfCustomer({ ownerId, customer, order: 'desc', limit: 1 })
      return latest && latest.messages < MOST_MESSAGES ? latest.id : null
    },

    /** The latest used first. */
    async list(ownerId: string, visitor: Visitor): Promise<Conversation[]> {
      const customer = customerOf(visitor)
      if (customer === null) return []
      const all = await store.listOfCustomer({ ownerId, customer, order: 'desc', limit: MOST_LISTED })
      return all.map(toConversation)
    },

    /** Its `mark` changes with everything in it. For one that is known its messages, which cost most, are not read. */
    async get(
      ownerId: string,
      visitor: Visitor,
      id: string,
      isKnown: (mark: string) => boolean = () => false,
    ): Promise<{ mark: string; conversation: ConversationWithMessages | null }> {
      const record = await own(placeOf(ownerId, visitor), id)
      // An answer that was under way when its process was killed ends without a change of the record.
      const mayAnswer = now() < Date.parse(record.updatedAt) + ANSWERING_MS
      const mark = `${id}-${record.revision}${mayAnswer ? '-fresh' : ''}`
      if (isKnown(mark)) return { mark, conversation: null }
      const messages = await store.messagesOf(id)
      return { mark, conversation: toConversationWithMessages(record, messages, now()) }
    },

    /** Throws AppError `invalid` naming the field. */
    async rename(ownerId: string, visitor: Visitor, id: string, title: string): Promise<Conversation> {
      checkSaid('title', title)
      checkOneLine({ title })
      return change(placeOf(ownerId, visitor), id, (found) => ({ ...found, title: title.trim() }))
    },

    /** Really, with all messages. */
    async remove(ownerId: string, visitor: Visitor, id: string): Promise<void> {
      await own(placeOf(ownerId, visitor), id)
      await store.remove([id])
    },

    /** Throws AppError `conflict` where nobody takes over. */
    async handOver(
      ownerId: string,
      visitor: Visitor,
      id: string,
      { note = '', email = '' }: HandOverRequest,
    ): Promise<Conversation> {
      const place = placeOf(ownerId, visitor)
      const { takesHandOvers } = await settings.get(ownerId)
      await own(place, id)
      if (!takesHandOvers)
        throw new AppError(
          'conflict',
          'Nobody in this shop answers here. Its imprint says how to reach it.',
          {
            reason: 'no-hand-overs',
          },
        )
      const known = visitor.accountId === null ? '' : ((await emailOf(visitor.accountId)) ?? '')
      const noteId = messageIdOf(ownerId, id, 'note', note)
      await store.step({ conversationId: id, messageId: noteId }, ({ conversation, message }) =>
        handedOver(ownConversation(conversation, place, id), message, {
          ...{ note, noteId, email: email || known, now: now() },
        }),
      )
      return toConversation(await own(place, id))
    },

    /** The assistant answers again. */
    resume: (ownerId: string, visitor: Visitor, id: string): Promise<Conversation> =>
      change(placeOf(ownerId, visitor), id, closed),

    async rate(ownerId: string, visitor: Visitor, messageId: string, feedback: Feedback): Promise<void> {
      const place = placeOf(ownerId, visitor)
      await store.step({ conversationId: null, messageId }, (found) =>
        rated(ownMessage(found, place, messageId), feedback),
      )
    },
  }
}
