import type { FastifyReply, FastifyRequest } from 'fastify'
import type { OpenSession } from '../accounts/sessions.ts'
import { ACCESS_TOKEN_SECONDS } from '../accounts/tokens.ts'

export const ACCESS_COOKIE = 'atelier_access'
export const REFRESH_COOKIE = 'atelier_refresh'
/** Kept for the way to Google's consent page and back. */
export const CONSENT_COOKIE = 'atelier_mailbox_consent'
/** What the names of guests' cookies begin with; each shop has its own. */
export const CART_COOKIE = 'atelier_cart'
export const CHAT_COOKIE = 'atelier_chat'
/** Each link to photos has its own, by their paths: one for its page, one for the API. */
export const LINK_PAGE_COOKIE = 'atelier_link_page'
export const LINK_COOKIE = 'atelier_link'

/** Only the routes about the caller's own session ever see the refresh token. */
const REFRESH_PATH = '/api/v1/session'

export interface SessionCookies {
  set(request: FastifyRequest, reply: FastifyReply, session: OpenSession, accessToken: string): void
  clear(request: FastifyRequest, reply: FastifyReply): void
}

export interface SessionCookiesDeps {
  /** If empty, it is taken from the request, as the proxy in front forwards it. */
  publicUrl: string
  now: () => number
}

/** Whether cookies are for encrypted connections only, as people reach the studio. */
export const isSecure = (request: FastifyRequest, publicUrl: string): boolean =>
  publicUrl ? publicUrl.startsWith('https:') : request.protocol === 'https'

export function createSessionCookies({ publicUrl, now }: SessionCookiesDeps): SessionCookies {
  return {
    set(request, reply, { refreshToken, expiresAt }, accessToken) {
      const secure = isSecure(request, publicUrl)
      // With Lax, a person who follows a link into the studio is signed in, but a foreign form does not send the
      // cookie.
      reply.setCookie(ACCESS_COOKIE, accessToken, {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure,
        maxAge: ACCESS_TOKEN_SECONDS,
      })
      reply.setCookie(REFRESH_COOKIE, refreshToken, {
        path: REFRESH_PATH,
        httpOnly: true,
        sameSite: 'strict',
        secure,
        maxAge: Math.max(0, Math.floor((expiresAt - now()) / 1000)),
      })
    },

    clear(request, reply) {
      const secure = isSecure(request, publicUrl)
      reply.clearCookie(ACCESS_COOKIE, { path: '/', httpOnly: true, sameSite: 'lax', secure })
      reply.clearCookie(REFRESH_COOKIE, { path: REFRESH_PATH, httpOnly: true, sameSite: 'strict', secure })
    },
  }
}
