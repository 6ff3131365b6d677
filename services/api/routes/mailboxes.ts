import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import {
  GmailConnection,
  GmailConsent,
  Mailbox,
  MailboxDisconnection,
  MailboxSettings,
  MailboxTest,
  SmtpConnection,
} from '../../campaigns/mailboxes/schemas.ts'
import type { Mailboxes } from '../../campaigns/mailboxes/service.ts'
import { requireUser } from '../auth.ts'
import { clientOf } from '../client.ts'
import { CONSENT_COOKIE } from '../cookies.ts'
import { originOf } from '../own-origin.ts'
import { mailEventsUrl } from './mail-events.ts'

const tags = ['campaigns']
const CALLBACK = '/mailbox/gmail/callback'
const CALLBACK_PATH = `/api/v1${CALLBACK}`
export const CONSENT_SECONDS = 600
const PAGE = '/campaigns/mailbox'
/** Keys are for scripts, which must not change from where a person's mails go. */
const byHand = { keys: 'closed' } as const

export interface MailboxRoutesDeps {
  mailboxes: Mailboxes
  /** The secret of the person's address for reports of bounces; null until they ask for it. */
  mailEventsSecret(ownerId: string): Promise<string | null>
  /** If empty, it is taken from the request, as the proxy in front forwards it. */
  publicUrl: string
  /** The page of the local mailbox; empty where there is none. */
  localMailboxUrl: string
}

export function mailboxRoutes(deps: MailboxRoutesDeps): FastifyPluginAsyncTypebox {
  const { mailboxes, mailEventsSecret, publicUrl, localMailboxUrl } = deps

  const mailEventsOf = async (request: FastifyRequest) => {
    const secret = await mailEventsSecret(requireUser(request).id)
    return secret === null ? null : mailEventsUrl(originOf(request, publicUrl), secret)
  }

  return async (app) => {
    const get = { tags, summary: 'The connected mailbox', response: { 200: MailboxSettings } }
    app.get('/mailbox', { schema: get }, async (request) => ({
      mailbox: await mailboxes.get(requireUser(request).id),
      kinds: await mailboxes.kinds(),
      localMailboxUrl: localMailboxUrl || null,
      mailEventsUrl: await mailEventsOf(request),
    }))

    const connectSmtp = {
      tags,
      summary: 'Connect a mail server, after signing in there',
      body: SmtpConnection,
      response: { 200: Mailbox },
    }
    app.post('/mailbox/smtp', { schema: connectSmtp, config: { cost: 'secret', ...byHand } }, (request) =>
      mailboxes.connectSmtp(requireUser(request).id, request.body, clientOf(request)),
    )

    const connectLocal = {
      tags,
      summary: 'Send into the local mailbox, which is on this machine',
      response: { 200: Mailbox },
    }
    app.post('/mailbox/local', { schema: connectLocal, config: byHand }, (request) =>
      mailboxes.connectLocal(requireUser(request).id, clientOf(request)),
    )

    const beginGmail = {
      tags,
      summary: 'Where to go to let the studio send through Gmail',
      body: GmailConnection,
      response: { 200: GmailConsent },
    }
    app.post(
      '/mailbox/gmail',
      { schema: beginGmail, config: { cost: 'secret', ...byHand } },
      async (request, reply) => {
        const origin = originOf(request, publicUrl)
        const { consent, browserSecret } = await mailboxes.beginGmail({
          ownerId: requireUser(request).id,
          redirectUri: origin + CALLBACK_PATH,
          reconciles: request.body.reconciles ?? false,
        })
        reply.setCookie(CONSENT_COOKIE, browserSecret, {
          path: CALLBACK_PATH,
          httpOnly: true,
          // Google's page leads back here, so the cookie has to come along.
          sameSite: 'lax',
          secure: origin.startsWith('https:'),
          maxAge: CONSENT_SECONDS,
        })
        return consent
      },
    )

    const finishGmail = {
      tags,
      // The session may have ended while Google asked; the state and the browser's own cookie say who it is.
      security: [],
      summary: 'Google leads back here',
      querystring: Type.Object({
        state: Type.Optional(Type.String({ maxLength: 200 })),
        code: Type.Optional(Type.String({ maxLength: 2000 })),
        error: Type.Optional(Type.String({ maxLength: 200 })),
      }),
      response: { 303: Type.Null() },
    }
    app.get(
      CALLBACK,
      { schema: finishGmail, config: { cost: 'secret' }, exposeHeadRoute: false },
      async (request, reply) => {
        const { state = '', code = null, error = null } = request.query
        const problem = await mailboxes.finishGmail({
          ...{ state, code, error },
          browserSecret: request.cookies[CONSENT_COOKIE] ?? '',
          accountId: request.identity?.accountId ?? null,
          client: clientOf(request),
        })
        reply.clearCookie(CONSENT_COOKIE, { path: CALLBACK_PATH })
        return reply
          .header('referrer-policy', 'no-referrer')
          .code(303)
          .redirect(problem ? `${PAGE}?problem=${problem}` : `${PAGE}?connected=gmail`)
      },
    )

    const test = {
      tags,
      summary: 'Send a mail to the own address through the mailbox',
      response: { 200: MailboxTest },
    }
    app.post('/mailbox/test', { schema: test, config: { cost: 'secret', ...byHand } }, (request) =>
      mailboxes.test(requireUser(request).id),
    )

    const disconnect = {
      tags,
      summary: 'Disconnect the mailbox; nothing is sent until another one is connected',
      response: { 200: MailboxDisconnection },
    }
    app.delete('/mailbox', { schema: disconnect, config: byHand }, (request) =>
      mailboxes.disconnect(requireUser(request).id, clientOf(request)),
    )
  }
}
