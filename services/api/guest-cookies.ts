// How browsers of guests are known again, in each shop by a cookie of its own.
import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { SECOND_MS } from '../platform/durations.ts'
import type { GuestTokens } from '../platform/guest-tokens.ts'
import { isSecure } from './cookies.ts'

/** An account is the same on every device; a guest is known by an id that only the browser has. */
export interface Visitor {
  accountId: string | null
  guestId: string | null
}

export interface GuestCookiesDeps {
  tokens: GuestTokens
  /** With what its name begins. */
  prefix: string
  /** The paths for which browsers send it. */
  path: string
  /** Milliseconds after the last time it was set. */
  keptMs: number
  /** If empty, it is taken from the request, as the proxy in front forwards it. */
  publicUrl: string
}

export type GuestCookies = ReturnType<typeof createGuestCookies>

export function createGuestCookies({ tokens, prefix, path, keptMs, publicUrl }: GuestCookiesDeps) {
  /** Its name says nothing about the owner, and stays when the shop's handle changes. */
  const cookieOf = (ownerId: string) =>
    `${prefix}_${createHash('sha256').update(ownerId).digest('hex').slice(0, 12)}`

  const options = (request: FastifyRequest) => ({
    ...{ path, httpOnly: true, sameSite: 'lax' as const },
    secure: isSecure(request, publicUrl),
  })

  return {
    /** Who asks something of this person's shop. */
    async visitorOf(request: FastifyRequest, ownerId: string): Promise<Visitor> {
      const token = request.cookies[cookieOf(ownerId)]
      return {
        accountId: request.identity?.accountId ?? null,
        guestId: token === undefined ? null : await tokens.read(ownerId, token),
      }
    },

    /** Tells the browser who it is from now on. What a guest had is the account's after they have signed in. */
    async keep(
      request: FastifyRequest,
      reply: FastifyReply,
      { ownerId, guestId }: { ownerId: string; guestId: string | null },
    ): Promise<void> {
      const name = cookieOf(ownerId)
      if (guestId !== null)
        reply.setCookie(name, await tokens.make(ownerId, guestId), {
          ...options(request),
          maxAge: keptMs / SECOND_MS,
        })
      else if (request.identity && request.cookies[name] !== undefined)
        reply.clearCookie(name, options(request))
    },
  }
}
