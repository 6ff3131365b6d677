// The page behind the link in every mail of a campaign. A mail program unsubscribes with one POST, without a cookie and
// without a page (RFC 8058); nothing that only reads unsubscribes, because scanners of mails follow every link.
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import type { Subscription, Unsubscribing } from '../../campaigns/suppressions/unsubscribing.ts'
import { AppError } from '../../platform/errors.ts'
import { escapeHtml } from '../../platform/html.ts'
import { simplePage } from './simple-page.ts'

/** What a form or a mail program sends is not read: the address says it all. */
const MOST_BYTES = 4096

export function unsubscribePage(unsubscribing: Unsubscribing): FastifyPluginAsync {
  return async (app) => {
    app.addContentTypeParser(
      ['application/x-www-form-urlencoded', 'multipart/form-data'],
      { bodyLimit: MOST_BYTES, parseAs: 'string' },
      (_request, _body, done) => done(null, null),
    )
    const config = { cost: 'write', hasSecretPath: true } as const
    const schema = { hide: true }

    app.get<ByToken>('/unsubscribe/:token', { schema, config }, ({ params, method }, reply) =>
      answer(reply, () => unsubscribing.get(params.token), method === 'HEAD'),
    )
    app.post<ByToken>('/unsubscribe/:token', { schema, config }, ({ params }, reply) =>
      answer(reply, () => unsubscribing.unsubscribe(params.token)),
    )
    app.post<ByToken>('/unsubscribe/:token/undo', { schema, config }, ({ params }, reply) =>
      answer(reply, () => unsubscribing.subscribe(params.token)),
    )

    async function answer(reply: FastifyReply, work: () => Promise<Subscription>, isHead = false) {
      reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('x-robots-tag', 'noindex')
        .header('referrer-policy', 'no-referrer')
      try {
        const page = pageOf(reply.request.params as ByToken['Params'], await work())
        return isHead ? '' : page
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'not-found') throw error
        reply.code(404)
        return simplePage('This link does not work', `<p>${escapeHtml(error.message)}.</p>`)
      }
    }
  }
}

interface ByToken {
  Params: { token: string }
}

function pageOf({ token }: ByToken['Params'], { email, sender, isSubscribed }: Subscription): string {
  const from = sender === '' ? 'this sender' : `<strong>${escapeHtml(sender)}</strong>`
  const address = `<strong>${escapeHtml(email)}</strong>`
  const form = (path: string, label: string, kind: string) =>
    `<form method="post" action="/unsubscribe/${escapeHtml(token)}${path}"><button class="${kind}">${label}</button></form>`
  return isSubscribed
    ? simplePage(
        'No more mails?',
        `<p>Mails from ${from} to ${address} stop at once.</p>${form('', 'Unsubscribe', 'main')}`,
      )
    : simplePage(
        'You are unsubscribed',
        `<p>${address} gets no more mails from ${from}.</p>${form('/undo', 'That was a mistake: write to me again', 'quiet')}`,
      )
}
