// Customers ask the assistant of a shop. Nobody has to sign in: a guest is known by a signed cookie.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import type { Asking } from '../../assistant/conversations/asking.ts'
import { QuestionInput } from '../../assistant/conversations/schemas.ts'
import { AppError } from '../../platform/errors.ts'
import { visitorNetwork } from '../../platform/network.ts'
import { Handle } from '../../shop/shops/schemas.ts'
import { createAnswerStream } from '../answer-stream.ts'
import type { ChatVisits } from '../chat-visits.ts'

export interface AssistantQuestionRoutesDeps {
  asking: Asking
  visits: ChatVisits
  /** Ends what answers. */
  close(): Promise<void>
}

export function assistantQuestionRoutes({
  asking,
  visits,
  close,
}: AssistantQuestionRoutesDeps): FastifyPluginAsyncTypebox {
  return async (app) => {
    /** Answers that are being streamed, with what ends each. */
    const open = new Map<Promise<void>, () => void>()
    let isClosing = false
    // Streams must end before the server stops listening, because it would wait for them.
    app.addHook('preClose', async () => {
      isClosing = true
      for (const end of open.values()) end()
    })
    // What was asked is still noted as stopped.
    app.addHook('onClose', async () => {
      await Promise.allSettled(open.keys())
      await close()
    })

    const schema = {
      tags: ['assistant'],
      security: [],
      summary: 'Ask the assistant of a shop; the answer comes as server-sent events',
      params: Type.Object({ handle: Handle }),
      body: QuestionInput,
    }
    app.post(
      '/shops/:handle/assistant/messages',
      { schema, config: { cost: 'question', figure: 'question-asked' } },
      async (request, reply) => {
        if (isClosing) throw new AppError('temporary', 'This instance is closing', { retryAfter: 1 })
        const { shop, visitor } = await visits.enter(request)
        const stopping = new AbortController()
        const { guestId, events } = await asking.ask({
          shop,
          visitor,
          input: request.body,
          network: visitorNetwork(request.ip),
          signal: stopping.signal,
        })
        await visits.keep(request, reply, { ownerId: shop.ownerId, guestId })
        const { body, ended } = createAnswerStream(events, () => stopping.abort())
        open.set(ended, () => stopping.abort())
        void ended.finally(() => open.delete(ended))
        if (isClosing) stopping.abort()
        reply.header('content-type', 'text/event-stream').header('cache-control', 'no-store, no-transform')
        // Proxies like nginx would otherwise buffer events before passing them on.
        reply.header('x-accel-buffering', 'no')
        return reply.send(body)
      },
    )
  }
}
