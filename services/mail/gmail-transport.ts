// Sends through a person's Gmail: https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages/send
import { deliveryOf, type GmailAnswer } from './gmail-answers.ts'
import type { AccessToken, GoogleOAuth } from './google-oauth.ts'
import { composeMail, unsafePart } from './mime.ts'
import { certainlyNotSent } from './not-sent.ts'
import type { Delivery, Transport } from './transport.ts'

export interface GmailTransportDeps {
  google: GoogleOAuth
  refreshToken: string
  /** Whether the person lets the studio look up sent mails. */
  canFind: boolean
  /** Milliseconds since the epoch. */
  now: () => number
  /** Milliseconds that a request may take. */
  timeoutMs?: number
}

const TIMEOUT_MS = 40_000
/** Bytes. Larger mails are uploaded as they are instead of within JSON, which is a third larger. */
const MAX_IN_JSON = 3 * 1024 * 1024

export function createGmailTransport(deps: GmailTransportDeps): Transport {
  const { google, refreshToken, canFind, now, timeoutMs = TIMEOUT_MS } = deps
  const { gmail } = google.endpoints

  async function call(url: string, token: string, init: RequestInit = {}): Promise<GmailAnswer> {
    const response = await fetch(url, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${token}`, accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    const text = (await response.text()).slice(0, 100_000)
    return { status: response.status, retryAfter: response.headers.get('retry-after'), text }
  }

  /** A 401 means that the mail was not looked at, so a new token may be tried once. */
  async function withToken(ask: (token: string) => Promise<GmailAnswer>): Promise<GmailAnswer | Refused> {
    const first = await google.accessToken(refreshToken)
    if (!first.ok) return first
    const answer = await ask(first.token)
    if (answer.status !== 401) return answer
    const second = await google.accessToken(refreshToken, { isFresh: true })
    return second.ok ? ask(second.token) : second
  }

  return {
    name: 'gmail',

    async send(mail, beforeBody) {
      const problem = unsafePart(mail)
      if (problem) return { outcome: 'failed', reason: problem, reply: null, isBounce: false }
      const { raw } = await composeMail(mail)
      let isNoted = false
      let refusal: { error: unknown } | null = null
      const post = async (token: string) => {
        if (!isNoted) {
          try {
            await beforeBody()
          } catch (error) {
            refusal = { error }
            throw error
          }
          isNoted = true
        }
        return call(...sendRequest(gmail, token, raw))
      }
      try {
        const answer = await withToken(post)
        return 'ok' in answer ? withoutToken(answer) : deliveryOf(answer, now())
      } catch (error) {
        if (refusal) throw (refusal as { error: unknown }).error
        // Without the note nothing was sent: the secret could not be read, for example.
        return !isNoted || certainlyNotSent(error)
          ? { outcome: 'retry', reason: 'Gmail could not be reached', reply: null, afterMs: null }
          : {
              outcome: 'unknown',
              reason: 'The connection to Gmail broke before it confirmed the mail',
              reply: null,
            }
      }
    },

    /**
     * A mail that is found was accepted. One that is not found may have been, too: the search learns of new mails late,
     * and Gmail may have given it another id. So this never says no.
     */
    async find(messageId) {
      if (!canFind) return null
      const query = new URLSearchParams({
        q: `rfc822msgid:${messageId.replaceAll(/[<>\s]/g, '')}`,
        includeSpamTrash: 'true',
        maxResults: '1',
      })
      try {
        const answer = await withToken((token) => call(`${gmail}/gmail/v1/users/me/messages?${query}`, token))
        return !('ok' in answer) && answer.status === 200 && /"messages"\s*:\s*\[\s*\{/.test(answer.text)
          ? true
          : null
      } catch {
        return null
      }
    },
  }
}

type Refused = Extract<AccessToken, { ok: false }>

function withoutToken({ why, reason }: Refused): Delivery {
  return why === 'revoked'
    ? { outcome: 'refused', cause: 'authentication', reason, reply: null, afterMs: null }
    : { outcome: 'retry', reason, reply: null, afterMs: null }
}

function sendRequest(gmail: string, token: string, raw: Buffer): [string, string, RequestInit] {
  const path = '/gmail/v1/users/me/messages/send'
  if (raw.byteLength > MAX_IN_JSON)
    return [
      `${gmail}/upload${path}?uploadType=media`,
      token,
      { method: 'POST', headers: { 'content-type': 'message/rfc822' }, body: new Uint8Array(raw) },
    ]
  return [
    `${gmail}${path}`,
    token,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ raw: raw.toString('base64url') }),
    },
  ]
}
