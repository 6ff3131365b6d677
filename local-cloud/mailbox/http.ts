import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { sendError, sendJson } from '../iam/json-http.ts'
import { MAX_LISTED } from './limits.ts'
import { listPage } from './list-page.ts'
import { type ReadMail, readMail } from './mail.ts'
import { mailPage, unsubscribedPage } from './mail-page.ts'
import { searchMails } from './search.ts'
import type { MailStore } from './store.ts'
import { oneClickUrl, unsubscribe } from './unsubscribing.ts'

// Mails are written by strangers: neither the page nor what it shows may run or fetch anything.
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'self'; form-action 'none'"
/** Links of a mail open beside it, as in a mail program. */
const LINKS_OPEN_OUTSIDE = '<base target="_blank">'
/** Mails of one page for people. */
const PAGE_SIZE = 50
const HTML = 'text/html; charset=utf-8'

/** The mailbox for people (`/`, `/mail/ID`) and for programs (`/messages…`, `/counts`). */
export function createMailboxHandler(store: MailStore) {
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET' } = request
    const url = URL.parse(request.url ?? '/', 'http://mailbox')
    const path = url?.pathname ?? ''
    const [, collection = '', id = '', part = '', number = '', ...rest] = path.split('/')
    const missing = () => sendError(response, 404, 'NOT_FOUND', `There is nothing at ${method} ${path}.`)
    const show = (body: string) => send(response, HTML, body, { 'content-security-policy': PAGE_POLICY })

    if (!url || rest.length > 0) return missing()
    if (method === 'DELETE' && collection === 'messages' && part === '') {
      if (id === '') store.clear()
      else if (!store.remove(id)) return missing()
      return void response.writeHead(204).end()
    }
    const isUnsubscribing = method === 'POST' && collection === 'messages' && part === 'unsubscribe'
    if (method !== 'GET' && method !== 'HEAD' && !isUnsubscribing) return missing()
    if (path === '/') return show(await peoplesList(url.searchParams))
    if (path === '/messages') return sendJson(response, 200, await programsList(url.searchParams))
    if (path === '/counts') return sendJson(response, 200, counts(url.searchParams.get('header') ?? ''))

    const found = collection === 'messages' || collection === 'mail' ? await readMail(store, id) : null
    if (!found) return missing()
    if (collection === 'mail') return part === '' ? show(mailPage(found.mail)) : missing()
    if (part === '') return sendJson(response, 200, found.mail)
    if (isUnsubscribing) {
      const oneClick = number === '' ? oneClickUrl(found.mail.headers) : null
      // Another site's page must not unsubscribe anybody.
      if (!oneClick || (request.headers['sec-fetch-site'] ?? 'same-origin') !== 'same-origin')
        return missing()
      return show(unsubscribedPage(id, await unsubscribe(oneClick)))
    }
    if (!sendPart(response, { store, found, part, number })) missing()
  }

  async function peoplesList(query: URLSearchParams): Promise<string> {
    const search = (query.get('search') ?? '').slice(0, 200)
    const before = query.get('before')
    const { mails, isComplete } = await searchMails(store, {
      search,
      limit: PAGE_SIZE + 1,
      ...(before && { before }),
    })
    const shown = mails.slice(0, PAGE_SIZE)
    return listPage({
      mails: shown,
      search,
      isComplete,
      before: mails.length > PAGE_SIZE ? (shown.at(-1)?.id ?? null) : null,
    })
  }

  async function programsList(query: URLSearchParams) {
    const limit = Math.min(Math.max(1, Number(query.get('limit')) || MAX_LISTED), MAX_LISTED)
    const before = query.get('before')
    const search = (query.get('search') ?? '').slice(0, 200)
    const { mails, isComplete } = await searchMails(store, {
      search,
      limit: limit + 1,
      ...(before && { before }),
    })
    const messages = mails.slice(0, limit)
    return { messages, before: mails.length > limit ? (messages.at(-1)?.id ?? null) : null, isComplete }
  }

  const counts = (header: string) => ({
    counts: /^[A-Za-z][A-Za-z0-9-]{0,75}$/.test(header) ? Object.fromEntries(store.countBy(header)) : {},
  })

  return (request: IncomingMessage, response: ServerResponse): void => {
    request.resume()
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy()
      else sendError(response, 500, 'INTERNAL', error instanceof Error ? error.message : String(error))
    })
  }
}

interface Wanted {
  store: MailStore
  found: ReadMail
  part: string
  number: string
}

/** Returns false when the mail has no such part. */
function sendPart(response: ServerResponse, { store, found, part, number }: Wanted): boolean {
  const { id, html } = found.mail
  const policy = { 'content-security-policy': MAIL_POLICY }
  if (part === 'html' && html !== null) send(response, HTML, LINKS_OPEN_OUTSIDE + html, policy)
  else if (part === 'raw') send(response, 'text/plain; charset=utf-8', store.get(id)?.raw ?? '', policy)
  else {
    const attachment =
      part === 'attachments' && /^\d{1,6}$/.test(number) ? found.attachment(Number(number)) : null
    if (!attachment) return false
    send(response, 'application/octet-stream', attachment.content, {
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(attachment.filename.toWellFormed())}`,
      ...policy,
    })
  }
  return true
}

function send(
  response: ServerResponse,
  type: string,
  body: string | Buffer,
  headers: OutgoingHttpHeaders = {},
): void {
  response.writeHead(200, { 'content-type': type, 'x-content-type-options': 'nosniff', ...headers }).end(body)
}
