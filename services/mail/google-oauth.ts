// Google's OAuth 2.0 for web servers, with PKCE: https://developers.google.com/identity/protocols/oauth2/web-server
import { createHash } from 'node:crypto'
import { AppError } from '../platform/errors.ts'
import type { GoogleClient } from './google-client.ts'
import type { GoogleEndpoints } from './google-endpoints.ts'
import { certainlyNotSent } from './not-sent.ts'
import type { GoogleGrant, GoogleSignIn } from './transport.ts'

export const SEND_SCOPE = 'https://www.googleapis.com/auth/gmail.send'
export const READ_SCOPE = 'https://www.googleapis.com/auth/gmail.readonly'

export interface GoogleOAuthDeps {
  endpoints: GoogleEndpoints
  client: () => Promise<GoogleClient | null>
  /** Milliseconds since the epoch. */
  now: () => number
  /** Milliseconds that a request may take. */
  timeoutMs?: number
}

/** A token for calls, or why there is none: `revoked` needs the person, `unreachable` only time. */
export type AccessToken =
  | { ok: true; token: string }
  | { ok: false; why: 'revoked' | 'unreachable'; reason: string }

export interface GoogleOAuth extends GoogleSignIn {
  endpoints: GoogleEndpoints
  /** `isFresh` asks for a new one, because Google refused the kept one. */
  accessToken(refreshToken: string, options?: { isFresh?: boolean }): Promise<AccessToken>
}

const TIMEOUT_MS = 15_000
/** A token is not used in its last minute. */
const MARGIN_MS = 60_000
const MAX_KEPT = 1000

export function createGoogleOAuth({
  endpoints,
  client,
  now,
  timeoutMs = TIMEOUT_MS,
}: GoogleOAuthDeps): GoogleOAuth {
  /** Access tokens of an hour, by the digest of the refresh token. */
  const kept = new Map<string, { token: string; until: number }>()

  async function registration(): Promise<GoogleClient> {
    const found = await client()
    if (!found)
      throw new AppError('forbidden', 'This studio is not set up for Gmail yet', {
        reason: 'gmail-unconfigured',
      })
    return found
  }

  async function post(url: string, form: Record<string, string>): Promise<Answer> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams(form),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    const text = (await response.text()).slice(0, 100_000)
    return { status: response.status, body: asObject(text) }
  }

  async function ask(url: string, form: Record<string, string>): Promise<Answer> {
    try {
      return await post(url, form)
    } catch (cause) {
      throw new AppError('temporary', 'Google could not be reached', { cause, reason: 'google-unreachable' })
    }
  }

  return {
    endpoints,

    isSetUp: async () => (await client()) !== null,

    async consentUrl({ redirectUri, state, verifier, canFind }) {
      const { client_id } = await registration()
      const url = new URL(endpoints.consent)
      url.search = String(
        new URLSearchParams({
          client_id,
          redirect_uri: redirectUri,
          response_type: 'code',
          scope: ['openid', 'email', SEND_SCOPE, ...(canFind ? [READ_SCOPE] : [])].join(' '),
          // A refresh token is issued only with these two.
          access_type: 'offline',
          prompt: 'consent select_account',
          state,
          code_challenge: createHash('sha256').update(verifier).digest('base64url'),
          code_challenge_method: 'S256',
        }),
      )
      return url.href
    },

    async exchange({ code, verifier, redirectUri }) {
      const { status, body } = await ask(endpoints.token, {
        ...(await registration()),
        grant_type: 'authorization_code',
        code,
        code_verifier: verifier,
        redirect_uri: redirectUri,
      })
      if (status >= 500)
        throw new AppError('temporary', 'Google could not answer', { reason: 'google-unreachable' })
      const grant = status === 200 ? grantIn(body) : null
      if (!grant)
        throw new AppError('conflict', 'Google did not confirm the connection. Please connect again.', {
          reason: 'gmail-not-confirmed',
        })
      return grant
    },

    async accessToken(refreshToken, { isFresh = false } = {}) {
      const key = createHash('sha256').update(refreshToken).digest('base64url')
      const known = kept.get(key)
      if (known && !isFresh && now() < known.until) return { ok: true, token: known.token }
      kept.delete(key)
      const found = await client()
      if (!found) return revoked('This studio is not set up for Gmail any more')
      let answer: Answer
      try {
        answer = await post(endpoints.token, {
          ...found,
          grant_type: 'refresh_token',
          refresh_token: refreshToken,
        })
      } catch (error) {
        return unreachable(certainlyNotSent(error) ? 'Google could not be reached' : 'Google did not answer')
      }
      const { status, body } = answer
      if (status === 200 && typeof body.access_token === 'string') {
        const seconds = typeof body.expires_in === 'number' ? body.expires_in : 0
        if (kept.size >= MAX_KEPT) kept.clear()
        kept.set(key, { token: body.access_token, until: now() + seconds * 1000 - MARGIN_MS })
        return { ok: true, token: body.access_token }
      }
      if (body.error === 'invalid_grant')
        return revoked('The connection to Gmail was withdrawn or has expired')
      if (status >= 500 || status === 429) return unreachable('Google could not answer')
      return revoked('Google did not accept this studio’s registration')
    },

    async revoke(refreshToken) {
      kept.delete(createHash('sha256').update(refreshToken).digest('base64url'))
      const { status } = await ask(endpoints.revoke, { token: refreshToken })
      if (status >= 500)
        throw new AppError('temporary', 'Google could not answer', { reason: 'google-unreachable' })
    },
  }
}

interface Answer {
  status: number
  body: Record<string, unknown>
}

const revoked = (reason: string): AccessToken => ({ ok: false, why: 'revoked', reason })
const unreachable = (reason: string): AccessToken => ({ ok: false, why: 'unreachable', reason })

function grantIn(body: Record<string, unknown>): GoogleGrant | null {
  const { refresh_token: refreshToken, id_token: idToken, scope } = body
  const email = typeof idToken === 'string' ? emailIn(idToken) : null
  if (typeof refreshToken !== 'string' || email === null || typeof scope !== 'string') return null
  const scopes = scope.split(' ')
  return { refreshToken, email, canSend: scopes.includes(SEND_SCOPE), canFind: scopes.includes(READ_SCOPE) }
}

/**
 * The token came from Google itself over TLS, so its signature need not be checked:
 * https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation
 */
function emailIn(idToken: string): string | null {
  const claims = asObject(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString('utf8'))
  return typeof claims.email === 'string' && claims.email_verified !== false ? claims.email : null
}

function asObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
