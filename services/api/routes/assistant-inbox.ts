// What customers asked, for the maker.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import type { LookingAfter } from '../../assistant/conversations/looking-after.ts'
import type { Questions } from '../../assistant/conversations/questions.ts'
import {
  AskedQuestion,
  ConversationQuery,
  QuestionQuery,
  Reply,
  ShopConversation,
  ShopConversationWithMessages,
} from '../../assistant/conversations/schemas.ts'
import { Id, Page } from '../../platform/schemas.ts'
import { Faq, FaqCreation } from '../../shop/faqs/schemas.ts'
import { requireUser } from '../auth.ts'

const tags = ['assistant']
const params = Type.Object({ id: Id })

export interface AssistantInboxRoutesDeps {
  conversations: LookingAfter
  questions: Questions
}

export function assistantInboxRoutes({
  conversations,
  questions,
}: AssistantInboxRoutesDeps): FastifyPluginAsyncTypebox {
  return async (app) => {
    const list = {
      tags,
      summary: 'A page of the conversations in your shop, where something happened last first',
      querystring: ConversationQuery,
      response: { 200: Page(ShopConversation) },
    }
    app.get('/assistant/conversations', { schema: list }, (request) =>
      conversations.list(requireUser(request).id, request.query),
    )

    const get = {
      tags,
      summary: 'A conversation in your shop, with all messages',
      params,
      response: { 200: ShopConversationWithMessages },
    }
    app.get('/assistant/conversations/:id', { schema: get }, (request) =>
      conversations.get(requireUser(request).id, request.params.id),
    )

    const reply = {
      tags,
      summary: 'Answer a customer; the same id twice is the same reply',
      params,
      body: Reply,
      response: { 200: ShopConversationWithMessages },
    }
    app.post('/assistant/conversations/:id/replies', { schema: reply }, (request) =>
      conversations.reply(requireUser(request).id, request.params.id, request.body),
    )

    const close = {
      tags,
      summary: 'Leave a conversation to the assistant again',
      params,
      response: { 200: ShopConversation },
    }
    app.post('/assistant/conversations/:id/close', { schema: close }, (request) =>
      conversations.close(requireUser(request).id, request.params.id),
    )

    const remove = {
      tags,
      summary: 'Delete a conversation for good, for its customer, too',
      params,
      response: { 204: Type.Null() },
    }
    app.delete('/assistant/conversations/:id', { schema: remove }, async (request, reply) => {
      await conversations.remove(requireUser(request).id, request.params.id)
      return reply.code(204).send(null)
    })

    const asked = {
      tags,
      summary: 'A page of what your assistant was asked: all of it, what it refused, or what did not help',
      querystring: QuestionQuery,
      response: { 200: Page(AskedQuestion) },
    }
    app.get('/assistant/questions', { schema: asked }, (request) =>
      questions.list(requireUser(request).id, request.query),
    )

    const toFaq = {
      tags,
      summary: 'Make a FAQ of a message; twice gives the same one',
      params,
      body: FaqCreation,
      response: { 200: Faq },
    }
    app.post('/assistant/messages/:id/faq', { schema: toFaq }, (request) =>
      questions.toFaq(requireUser(request).id, request.params.id, request.body),
    )
  }
}
