import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { sendError, sendJson } from '../iam/json-http.ts'
import { readMail } from './mail.ts'
import { listPage, mailPage } from './page.ts'
import type { MailStore } from './store.ts'

// Mails are written by strangers: neither the page nor what it shows may run or fetch anything.
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
const MAIL_POLICY =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

/** The mailbox for people (`/`, `/mail/ID`) and for programs (`/messages…`). */
export function createMailboxHandler(store: MailStore) {
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET' } = request
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    const [, collection = '', id = '', part = '', number = '', ...rest] = path.split('/')
    const send = (type: string, body: string | Buffer, headers: OutgoingHttpHeaders = {}) =>
      response
        .writeHead(200, { 'content-type': type, 'x-content-type-options': 'nosniff', ...headers })
        .end(body)
    const missing = () => sendError(response, 404, 'NOT_FOUND', `There is nothing at ${method} ${path}.`)

    if (rest.length > 0) return missing()
    if (method === 'DELETE' && collection === 'messages' && part === '') {
      if (id === '') store.clear()
      else if (!store.remove(id)) return missing()
      return void response.writeHead(204).end()
    }
    if (method !== 'GET' && method !== 'HEAD') return missing()
    if (path === '/')
      return void send('text/html; charset=utf-8', listPage(store.list()), {
        'content-security-policy': PAGE_POLICY,
      })
    if (path === '/messages') return sendJson(response, 200, { messages: store.list() })

    const found = collection === 'messages' || collection === 'mail' ? await readMail(store, id) : null
    if (!found) return missing()
    const { mail } = found
    if (collection === 'mail')
      return part === ''
        ? void send('text/html; charset=utf-8', mailPage(mail), { 'content-security-policy': PAGE_POLICY })
        : missing()
    if (part === '') return sendJson(response, 200, mail)
    if (part === 'html' && mail.html !== null)
      return void send('text/html; charset=utf-8', mail.html, { 'content-security-policy': MAIL_POLICY })
    if (part === 'raw')
      return void send('text/plain; charset=utf-8', store.get(id)?.raw ?? '', {
        'content-security-policy': MAIL_POLICY,
      })
    const attachment =
      part === 'attachments' && /^\d{1,6}$/.test(number) ? found.attachment(Number(number)) : null
    if (!attachment) return missing()
    send('application/octet-stream', attachment.content, {
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(attachment.filename)}`,
      'content-security-policy': MAIL_POLICY,
    })
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    request.resume()
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy()
      else sendError(response, 500, 'INTERNAL', error instanceof Error ? error.message : String(error))
    })
  }
}
