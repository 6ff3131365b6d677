import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { SECOND_MS } from '../platform/durations.ts'
import type { GuestTokens } from '../shop/carts/guest-tokens.ts'
import { CART_KEPT_MS } from '../shop/carts/record.ts'
import type { Buyer } from '../shop/carts/store.ts'
import { isSecure } from './cookies.ts'

const KEPT_SECONDS = CART_KEPT_MS / SECOND_MS

export interface CartCookiesDeps {
  tokens: GuestTokens
  /** If empty, it is taken from the request, as the proxy in front forwards it. */
  publicUrl: string
}

export type CartCookies = ReturnType<typeof createCartCookies>

/** A cookie for each shop. Its name says nothing about the owner, and stays when the shop's handle changes. */
const cookieOf = (ownerId: string) =>
  `atelier_cart_${createHash('sha256').update(ownerId).digest('hex').slice(0, 12)}`

export function createCartCookies({ tokens, publicUrl }: CartCookiesDeps) {
  // The pages of the storefront and the API both need it, so it is for all paths.
  const options = (request: FastifyRequest) => ({
    ...{ path: '/', httpOnly: true, sameSite: 'lax' as const },
    secure: isSecure(request, publicUrl),
  })

  return {
    /** Whose cart a request is about. */
    async buyerOf(request: FastifyRequest, ownerId: string): Promise<Buyer> {
      const token = request.cookies[cookieOf(ownerId)]
      return {
        accountId: request.identity?.accountId ?? null,
        guestId: token === undefined ? null : await tokens.read(ownerId, token),
      }
    },

    /** Tells the browser whose cart it has from now on. A guest's is the account's after they have signed in. */
    async keep(
      request: FastifyRequest,
      reply: FastifyReply,
      { ownerId, guestId }: { ownerId: string; guestId: string | null },
    ): Promise<void> {
      const name = cookieOf(ownerId)
      if (guestId !== null)
        reply.setCookie(name, await tokens.make(ownerId, guestId), {
          ...options(request),
          maxAge: KEPT_SECONDS,
        })
      else if (request.identity && request.cookies[name] !== undefined)
        reply.clearCookie(name, options(request))
    },
  }
}
