// The only file that knows how conversations are stored in the database.
import { FieldPath, type Firestore } from '@google-cloud/firestore'
import { readAll } from '../../platform/documents.ts'
import { newestFirst } from '../../platform/record-lists.ts'
import { createRecords, REMOVE } from '../../platform/records.ts'
import { type Counting, createCounting, type DayCounts } from '../figures/counting.ts'
import { complete, facetsOf } from './complete.ts'
import {
  CONVERSATIONS,
  type ConversationFacts,
  type ConversationRecord,
  conversationDocuments,
  KEPT_MS,
  MESSAGES,
  type MessageFacts,
  type MessageRecord,
  messageDocuments,
} from './record.ts'

export interface Place {
  /** Where a message belongs that is not stored yet; null to ask for one that is. */
  conversationId: string | null
  messageId: string
}

export interface FoundParts {
  conversation: ConversationRecord | null
  message: MessageRecord | null
}

/** What one step of a conversation writes, all of it or nothing. */
export interface Step<Result> {
  result: Result
  conversation?: ConversationFacts
  message?: MessageFacts
  counts?: DayCounts
}

export interface CustomerRange {
  ownerId: string
  customer: string
  order: 'asc' | 'desc'
  limit: number
}

export interface StoreDeps {
  firestore: Firestore
  now: () => number
  /** 0 to 1. */
  random: () => number
}

export type ConversationStore = ReturnType<typeof createConversationStore>

export function createConversationStore({ firestore, now, random }: StoreDeps) {
  const conversations = firestore.collection(CONVERSATIONS)
  const messages = firestore.collection(MESSAGES)
  const count: Counting = createCounting({ firestore, random })
  const of = (conversationId: string) => messages.where('conversationId', '==', conversationId)

  const records = createRecords<ConversationFacts, ConversationRecord>({
    firestore,
    collection: CONVERSATIONS,
    documents: conversationDocuments,
    complete,
    /** A conversation that is removed takes its messages with it. */
    async along({ transaction, changes }) {
      const gone = changes.flatMap(({ before, after }) => (before && !after ? [before.id] : []))
      const found = await Promise.all(gone.map((id) => transaction.get(of(id).select())))
      return () => {
        for (const { docs } of found) for (const { ref } of docs) transaction.delete(ref)
      }
    },
    now,
  })

  /** What has expired may still be there for a day, until the database removes it. */
  const kept = <Part extends { expiresAt: number }>(part: Part | null): Part | null =>
    part && part.expiresAt > now() ? part : null

  const written = (facts: MessageFacts): MessageRecord => ({
    ...facts,
    facets: facetsOf(facts),
    expiresAt: Date.parse(facts.addedAt) + KEPT_MS,
  })

  return {
    ...records,

    get: async (id: string): Promise<ConversationRecord | null> => kept(await records.get(id)),

    async message(id: string): Promise<MessageRecord | null> {
      return kept(messageDocuments.read(await messages.doc(id).get()))
    },

    /** The oldest first. */
    async messagesOf(conversationId: string): Promise<MessageRecord[]> {
      const all = readAll(messageDocuments, await of(conversationId).orderBy('addedAt').get())
      return all.filter(kept)
    },

    /** The oldest first. */
    async latestMessages(conversationId: string, limit: number): Promise<MessageRecord[]> {
      const latest = of(conversationId).orderBy('addedAt', 'desc').limit(limit)
      return readAll(messageDocuments, await latest.get())
        .filter(kept)
        .reverse()
    },

    /** Takes one step. `decide` may be called again; what it throws leaves everything as it is. */
    step: <Result>(
      { conversationId, messageId }: Place,
      decide: (found: FoundParts) => Step<Result>,
    ): Promise<Result> =>
      records.transact(async ({ transaction, read, write }) => {
        const place = messages.doc(messageId)
        const message = kept(messageDocuments.read(await transaction.get(place)))
        const id = message?.conversationId ?? conversationId
        const before = id === null ? null : kept(await read(id))
        const step = decide({ conversation: before, message })
        if (step.conversation) await write(step.conversation, before)
        if (step.message) transaction.set(place, messageDocuments.data(written(step.message)))
        const ownerId = step.conversation?.ownerId ?? before?.ownerId
        if (step.counts && ownerId !== undefined) count(transaction, ownerId, step.counts)
        return step.result
      }),

    /** For the maker: those with a facet, what happened last first. */
    list: ({
      facet,
      ...range
    }: {
      ownerId: string
      facet: string
      after?: { key: string; id: string }
      limit: number
    }): Promise<ConversationRecord[]> =>
      records.list(
        {
          ...range,
          sortKey: 'updatedAt',
          order: 'desc',
          narrow: (query) => query.where('facets', 'array-contains', facet),
        },
        conversationDocuments,
      ),

    /** For a customer, by their last message. */
    async listOfCustomer({ ownerId, customer, order, limit }: CustomerRange): Promise<ConversationRecord[]> {
      const own = conversations.where('ownerId', '==', ownerId).where('customer', '==', customer)
      const read = readAll(conversationDocuments, await own.orderBy('lastAt', order).limit(limit).get())
      return read.filter(kept)
    },

    async countOfCustomer(ownerId: string, customer: string): Promise<number> {
      const own = conversations.where('ownerId', '==', ownerId).where('customer', '==', customer)
      return (await own.count().get()).data().count
    },

    /** What a customer asked in all shops; some at a time. */
    async everywhere(customer: string, limit: number): Promise<ConversationRecord[]> {
      return readAll(
        conversationDocuments,
        await conversations.where('customer', '==', customer).limit(limit).get(),
      )
    },

    /** What the assistant of a shop was asked, the latest first. */
    questions: newestFirst(
      {
        list: async ({ ownerId, sortKey, order, after, limit, narrow = (query) => query }, part) => {
          const own = narrow(messages.where('ownerId', '==', ownerId)).orderBy(sortKey, order)
          const ordered = own.orderBy(FieldPath.documentId(), order)
          const page = (after ? ordered.startAfter(after.key, after.id) : ordered).limit(limit)
          return readAll(part, await page.get())
        },
      },
      messageDocuments,
    ),

    /** Results in whether its time is over and it is gone. */
    async removeExpired(id: string): Promise<boolean> {
      const left = await records.change(id, (found) => (found && !kept(found) ? REMOVE : null))
      return left === null
    },

    /** With all of its messages. */
    remove: async (ids: string[]): Promise<void> => void (await records.changeMany(ids, () => REMOVE)),
  }
}
