import type { IncomingMessage, ServerResponse } from 'node:http'
import { sendError, sendJson } from '../iam/json-http.ts'
import { askConsent, type ConsentAnswer, decide } from './consent.ts'
import type { createGmailApi, GmailAnswer } from './gmail-api.ts'
import { errorBody, invalid, notFound, notSimulated, TOO_LARGE } from './gmail-errors.ts'
import { MAX_REQUEST_BYTES } from './limits.ts'
import type { GoogleMailStore } from './store.ts'
import { answerRevoke, answerToken, answerUserInfo, type JsonAnswer, type TokenDeps } from './tokens.ts'

export interface GoogleMailHttpDeps extends TokenDeps {
  store: GoogleMailStore
  api: ReturnType<typeof createGmailApi>
}

const GMAIL = /^(\/upload)?\/gmail\/v1\/users\/([^/]+)\/(.*)$/

/** Google's consent page, token endpoints and Gmail API, which Google has on several hosts, on one port. */
export function createGoogleMailHandler(deps: GoogleMailHttpDeps) {
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET' } = request
    const url = URL.parse(request.url ?? '/', 'http://google')
    if (!url) return sendError(response, 400, 'INVALID_ARGUMENT', 'This is no address.')
    const path = url.pathname
    const body = await readBody(request)
    if (body === null) return sendJson(response, 413, errorBody(TOO_LARGE))
    const form = () => new URLSearchParams(body.toString('utf8'))

    if (method === 'GET' && path === '/o/oauth2/v2/auth')
      return sendConsent(response, askConsent(deps.store, url.searchParams))
    if (method === 'POST' && path === '/o/oauth2/v2/auth/decision') {
      // Nobody else's page may decide for the person.
      if ((request.headers['sec-fetch-site'] ?? 'same-origin') !== 'same-origin')
        return sendError(response, 403, 'PERMISSION_DENIED', 'This did not come from the consent page.')
      return sendConsent(response, decide(deps.store, form()))
    }
    if (method === 'POST' && path === '/token')
      return sendAnswer(response, answerToken(deps, form(), basicIn(request)))
    if (method === 'POST' && path === '/revoke')
      return sendAnswer(
        response,
        answerRevoke(deps, form().get('token') ?? url.searchParams.get('token') ?? ''),
      )
    if (method === 'GET' && path === '/v1/userinfo')
      return sendAnswer(response, answerUserInfo(deps, bearerIn(request)))
    const gmail = GMAIL.exec(path)
    if (gmail)
      return sendGmail(response, await askGmail(gmail, { method, url, body, token: bearerIn(request) }))
    sendJson(response, 404, errorBody(notFound(`${method} ${path} is not simulated by the local cloud.`)))
  }

  async function askGmail(
    [, upload, user = '', rest = '']: RegExpExecArray,
    { method, url, body, token }: { method: string; url: URL; body: Buffer; token: string },
  ): Promise<GmailAnswer> {
    const grant = deps.store.grantOf('access', token)
    const id = /^messages\/([0-9a-f]+)$/.exec(rest)?.[1]
    if (method === 'POST' && rest === 'messages/send') {
      const raw = upload ? uploaded(url, body) : rawIn(body)
      return raw
        ? deps.api.send(grant, user, raw)
        : {
            error: invalid(
              "'raw' RFC822 payload message string or uploading message via /upload/* URL required",
            ),
          }
    }
    if (method === 'GET' && !upload && rest === 'messages')
      return deps.api.list(grant, user, url.searchParams)
    if (method === 'GET' && !upload && id !== undefined)
      return deps.api.get(grant, user, { id, format: url.searchParams.get('format') ?? 'full' })
    return { error: notSimulated(`${method} ${rest}`) }
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy()
      else sendError(response, 500, 'INTERNAL', error instanceof Error ? error.message : String(error))
    })
  }
}

/** Null when it is too large; the rest is read and dropped. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of request) {
    size += piece.length
    if (size > MAX_REQUEST_BYTES) pieces.length = 0
    else pieces.push(piece)
  }
  return size > MAX_REQUEST_BYTES ? null : Buffer.concat(pieces)
}

const bearerIn = ({ headers }: IncomingMessage) =>
  /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? ''
const basicIn = ({ headers }: IncomingMessage) =>
  /^Basic +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? null

const uploaded = (url: URL, body: Buffer) =>
  url.searchParams.get('uploadType') === 'media' && body.byteLength > 0 ? body : null

function rawIn(body: Buffer): Buffer | null {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    if (typeof value !== 'object' || value === null || !('raw' in value)) return null
    return typeof value.raw === 'string' && value.raw !== '' ? Buffer.from(value.raw, 'base64url') : null
  } catch {
    return null
  }
}

const sendAnswer = (response: ServerResponse, { status, body }: JsonAnswer) => {
  response.setHeader('cache-control', 'no-store')
  sendJson(response, status, body)
}

function sendConsent(response: ServerResponse, answer: ConsentAnswer): void {
  if ('location' in answer) return void response.writeHead(302, { location: answer.location }).end()
  // A browser also asks whether the form may lead where the answer to it redirects.
  const policy = `default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'self' ${answer.leadsTo}`
  response
    .writeHead(answer.status, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    .end(answer.html)
}

function sendGmail(response: ServerResponse, answer: GmailAnswer): void {
  if (answer === 'cut') return void response.destroy()
  // The client gives up in the end.
  if (answer === 'silence') return
  if ('body' in answer) {
    sendJson(response, 200, answer.body)
    return
  }
  const { error } = answer
  if (error.retryAfterSeconds !== undefined) response.setHeader('retry-after', error.retryAfterSeconds)
  sendJson(response, error.code, errorBody(error))
}
