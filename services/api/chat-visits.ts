// Who is at the assistant of which shop.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Visitor } from '../assistant/conversations/customers.ts'
import type { Keeping } from '../assistant/conversations/keeping.ts'
import type { ShopReader } from '../shop/shops/reader.ts'
import type { ShopRecord } from '../shop/shops/record.ts'
import { visibleShop } from '../shop/shops/visible.ts'
import type { GuestCookies } from './guest-cookies.ts'

export interface ChatVisitsDeps {
  reader: Pick<ShopReader, 'byHandle'>
  cookies: GuestCookies
  keeping: Pick<Keeping, 'adopt'>
}

export interface ChatVisit {
  shop: ShopRecord
  visitor: Visitor
}

export type ChatVisits = ReturnType<typeof createChatVisits>

export function createChatVisits({ reader, cookies, keeping }: ChatVisitsDeps) {
  return {
    /** Throws AppError `not-found` for a shop that the caller may not see. */
    async enter(request: FastifyRequest<{ Params: { handle: string } }>): Promise<ChatVisit> {
      const accountId = request.identity?.accountId ?? null
      const { shop } = await visibleShop(reader, request.params.handle, accountId)
      const visitor = await cookies.visitorOf(request, shop.ownerId)
      await keeping.adopt(shop.ownerId, visitor)
      return { shop, visitor }
    },

    /** A guest is told who it is with the answer to a question, and what an account adopted is the account's. */
    keep: (
      request: FastifyRequest,
      reply: FastifyReply,
      guest: { ownerId: string; guestId: string | null },
    ): Promise<void> => cookies.keep(request, reply, guest),
  }
}
