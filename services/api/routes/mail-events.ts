import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import type { Bounces } from '../../campaigns/bounces/service.ts'
import { MailEventsAddress } from '../../campaigns/mailboxes/schemas.ts'
import { requireUser } from '../auth.ts'
import { originOf } from '../own-origin.ts'

const tags = ['campaigns']
/** A returned mail contains the mail that was sent, or its head; a provider reports up to a thousand at once. */
const MOST_BYTES = 1024 * 1024
/** What is not JSON, or is JSON by another name. */
const TEXTS = [
  'text/plain',
  'message/rfc822',
  'message/delivery-status',
  'multipart/report',
  'application/octet-stream',
]

export interface MailEventRoutesDeps {
  bounces: Bounces
  /** If empty, it is taken from the request, as the proxy in front forwards it. */
  publicUrl: string
}

/** Where a provider reports to. */
export const mailEventsUrl = (origin: string, secret: string) => `${origin}/api/v1/mail-events/${secret}`

export function mailEventRoutes({ bounces, publicUrl }: MailEventRoutesDeps): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.addContentTypeParser(TEXTS, { parseAs: 'string', bodyLimit: MOST_BYTES }, (_request, body, done) =>
      done(null, body),
    )

    const receive = {
      tags,
      // The address is the secret: mail providers cannot sign in.
      security: [],
      summary: 'Where a mail provider reports bounces and complaints of a person’s mails',
      params: Type.Object({ secret: Type.String({ pattern: '^[A-Za-z0-9_-]{20,100}$' }) }),
      body: Type.Unknown(),
      response: { 204: Type.Null() },
    }
    app.post(
      '/mail-events/:secret',
      { schema: receive, bodyLimit: MOST_BYTES, config: { hasSecretPath: true, cost: 'expensive' } },
      async (request, reply) => {
        await bounces.receive(request.params.secret, request.body)
        return reply.code(204).send(null)
      },
    )

    const renew = {
      tags,
      summary: 'A new secret address for a mail provider’s reports; the old one is void',
      response: { 200: MailEventsAddress },
    }
    app.post('/mailbox/mail-events', { schema: renew, config: { keys: 'closed' } }, async (request) => {
      const secret = await bounces.renewAddress(requireUser(request).id)
      return { url: mailEventsUrl(originOf(request, publicUrl), secret) }
    })
  }
}
