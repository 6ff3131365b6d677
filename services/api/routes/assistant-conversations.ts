// Customers and their conversations with a shop's assistant.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Keeping } from '../../assistant/conversations/keeping.ts'
import {
  Conversation,
  ConversationExportQuery,
  ConversationWithMessages,
  Feedback,
  HandOverRequest,
  TitleEdit,
} from '../../assistant/conversations/schemas.ts'
import { writtenOut } from '../../assistant/conversations/written-out.ts'
import type { Greeting } from '../../assistant/settings/greeting.ts'
import { PublicAssistant } from '../../assistant/settings/schemas.ts'
import { attachment } from '../../platform/grants.ts'
import { Id } from '../../platform/schemas.ts'
import { Handle } from '../../shop/shops/schemas.ts'
import type { ChatVisit, ChatVisits } from '../chat-visits.ts'

const params = Type.Object({ handle: Handle, id: Id })
const open = { tags: ['assistant'], security: [], params }
/** Strangers may send these, and each writes. */
const config = { cost: 'expensive' } as const

export interface AssistantConversationRoutesDeps {
  keeping: Keeping
  greeting: Greeting
  visits: ChatVisits
}

type ChatRequest = FastifyRequest<{ Params: { handle: string } }>

export function assistantConversationRoutes({
  keeping,
  greeting,
  visits,
}: AssistantConversationRoutesDeps): FastifyPluginAsyncTypebox {
  async function answer<Answer>(
    request: ChatRequest,
    reply: FastifyReply,
    act: (ownerId: string, visitor: ChatVisit['visitor']) => Promise<Answer>,
  ): Promise<Answer> {
    const { shop, visitor } = await visits.enter(request)
    const answered = await act(shop.ownerId, visitor)
    await visits.keep(request, reply, { ownerId: shop.ownerId, guestId: null })
    return answered
  }

  return async (app) => {
    const shown = {
      ...open,
      summary: 'The assistant of a shop, before anybody asks',
      params: Type.Object({ handle: Handle }),
      response: { 200: PublicAssistant },
    }
    app.get('/shops/:handle/assistant', { schema: shown }, (request, reply) =>
      answer(request, reply, greeting),
    )

    const list = {
      ...open,
      summary: 'Your conversations with the assistant of a shop, the latest used first',
      params: Type.Object({ handle: Handle }),
      response: { 200: Type.Object({ items: Type.Array(Conversation) }) },
    }
    app.get('/shops/:handle/assistant/conversations', { schema: list }, (request, reply) =>
      answer(request, reply, async (ownerId, visitor) => ({ items: await keeping.list(ownerId, visitor) })),
    )

    const get = {
      ...open,
      summary: 'A conversation of yours; without a body when nothing has changed in it',
      response: { 200: ConversationWithMessages },
    }
    app.get('/shops/:handle/assistant/conversations/:id', { schema: get }, (request, reply) =>
      answer(request, reply, async (ownerId, visitor) => {
        const isKnown = (mark: string) => request.headers['if-none-match'] === etagOf(mark)
        const { mark, conversation } = await keeping.get(ownerId, visitor, request.params.id, isKnown)
        reply.header('etag', etagOf(mark)).header('cache-control', 'private, no-cache')
        // What was sent is the answer; the type knows answers with a body only.
        return conversation ?? ((reply as FastifyReply).code(304).send() as never)
      }),
    )

    const rename = {
      ...open,
      summary: 'Rename a conversation of yours',
      body: TitleEdit,
      response: { 200: Conversation },
    }
    app.patch('/shops/:handle/assistant/conversations/:id', { schema: rename, config }, (request, reply) =>
      answer(request, reply, (ownerId, visitor) =>
        keeping.rename(ownerId, visitor, request.params.id, request.body.title),
      ),
    )

    const remove = {
      ...open,
      summary: 'Delete a conversation of yours for good, with all messages',
      response: { 204: Type.Null() },
    }
    app.delete('/shops/:handle/assistant/conversations/:id', { schema: remove, config }, (request, reply) =>
      answer(request, reply, async (ownerId, visitor) => {
        await keeping.remove(ownerId, visitor, request.params.id)
        reply.code(204)
        return null
      }),
    )

    const exported = {
      ...open,
      summary: 'A conversation of yours as a file, JSON or Markdown',
      querystring: ConversationExportQuery,
    }
    app.get(
      '/shops/:handle/assistant/conversations/:id/export',
      { schema: exported, config, exposeHeadRoute: false },
      (request, reply) =>
        answer(request, reply, async (ownerId, visitor) => {
          const { conversation } = await keeping.get(ownerId, visitor, request.params.id)
          const { name, type, text } = writtenOut(
            conversation as ConversationWithMessages,
            request.query.format,
          )
          reply.header('content-disposition', attachment(name)).type(type)
          return text
        }),
    )

    const handOver = {
      ...open,
      summary: 'Ask for a person of the shop, who gets what you write from now on',
      body: HandOverRequest,
      response: { 200: Conversation },
    }
    app.post(
      '/shops/:handle/assistant/conversations/:id/hand-over',
      { schema: handOver, config },
      (request, reply) =>
        answer(request, reply, (ownerId, visitor) =>
          keeping.handOver(ownerId, visitor, request.params.id, request.body),
        ),
    )

    const resume = { ...open, summary: 'Ask the assistant again', response: { 200: Conversation } }
    app.post(
      '/shops/:handle/assistant/conversations/:id/resume',
      { schema: resume, config },
      (request, reply) =>
        answer(request, reply, (ownerId, visitor) => keeping.resume(ownerId, visitor, request.params.id)),
    )

    const rate = {
      ...open,
      summary: 'Say whether an answer helped you',
      body: Feedback,
      response: { 204: Type.Null() },
    }
    app.post('/shops/:handle/assistant/messages/:id/feedback', { schema: rate, config }, (request, reply) =>
      answer(request, reply, async (ownerId, visitor) => {
        await keeping.rate(ownerId, visitor, request.params.id, request.body)
        reply.code(204)
        return null
      }),
    )
  }
}

/** Weak, because the answer may be compressed on its way. */
const etagOf = (mark: string): string => `W/"${mark}"`
