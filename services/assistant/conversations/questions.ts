// What a shop's assistant was asked, and how its maker answers once for all.
import { createHash } from 'node:crypto'
import Type from 'typebox'
import { cursors } from '../../platform/cursor.ts'
import { pageOf } from '../../platform/page-of.ts'
import { Id, type PageOf } from '../../platform/schemas.ts'
import type { Faq, FaqCreation } from '../../shop/faqs/schemas.ts'
import { ASKED } from './complete.ts'
import { noMessage } from './ownership.ts'
import type { MessageRecord } from './record.ts'
import type { AskedQuestion, QuestionQuery } from './schemas.ts'
import type { ConversationStore } from './store.ts'
import { toAskedQuestion } from './views.ts'

export interface QuestionsDeps {
  store: Pick<ConversationStore, 'questions' | 'message' | 'step'>
  /** The shop's own. The same id twice is the same question. */
  faqs: { createOnce(ownerId: string, id: string, creation: FaqCreation): Promise<Faq> }
}

const DEFAULT_PAGE = 50
const positions = cursors(Type.Object({ key: Type.String(), id: Id }, { additionalProperties: false }))

export type Questions = ReturnType<typeof createQuestions>

export function createQuestions({ store, faqs }: QuestionsDeps) {
  return {
    /** The latest first. */
    async list(
      ownerId: string,
      { outcome, cursor, limit = DEFAULT_PAGE }: QuestionQuery,
    ): Promise<PageOf<AskedQuestion>> {
      const after = cursor === undefined ? undefined : positions.decode(cursor)
      const facet = outcome ?? ASKED
      const read = await store.questions({ ownerId, facet, limit: limit + 1, ...(after && { after }) })
      const positionOf = ({ addedAt, id }: MessageRecord) => ({ key: addedAt, id })
      const page = pageOf(read, { limit, positionOf, encode: positions.encode })
      return { ...page, items: page.items.map(toAskedQuestion) }
    },

    /**
     * Makes a FAQ of a message in the own shop; twice gives the same one. Throws AppError `not-found`, and what the
     * shop's FAQs refuse.
     */
    async toFaq(ownerId: string, messageId: string, creation: FaqCreation): Promise<Faq> {
      const found = await store.message(messageId)
      if (found?.ownerId !== ownerId) throw noMessage(messageId)
      const faq = await faqs.createOnce(ownerId, faqIdOf(ownerId, messageId), creation)
      await store.step({ conversationId: null, messageId }, ({ conversation, message }) =>
        conversation && message && message.faqId !== faq.id
          ? { result: undefined, conversation, message: { ...message, faqId: faq.id } }
          : { result: undefined },
      )
      return faq
    },
  }
}

/** It follows from the message, so that a second try finds what the first has made. */
const faqIdOf = (ownerId: string, messageId: string) =>
  createHash('sha256').update(`faq of\n${ownerId}\n${messageId}`).digest('hex').slice(0, 20)
