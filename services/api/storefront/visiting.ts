// One visit of a page of a shop: who may see it, under which address it is known, and what browsers may keep of it.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { checker } from '../../platform/check.ts'
import { AppError } from '../../platform/errors.ts'
import type { ShopReader } from '../../shop/shops/reader.ts'
import type { ShopRecord } from '../../shop/shops/record.ts'
import { Handle } from '../../shop/shops/schemas.ts'
import { type VisibleShop, visibleShop } from '../../shop/shops/visible.ts'
import { type StorefrontPage, type StorefrontView, storefrontPath } from '../../shop/storefront/schemas.ts'
import type { StorefrontPages } from '../../shop/storefront/service.ts'
import { CACHE, HTML, type Keeping, orNull } from '../kept-pages.ts'
import { originOf } from '../own-origin.ts'
import type { Renderer } from '../page-renderer.ts'
import { simplePage } from '../pages/simple-page.ts'
import { createStorefrontWriting } from './writing.ts'

export interface VisitingDeps {
  reader: Pick<ShopReader, 'byHandle'>
  storefront: StorefrontPages
  renderer: () => Promise<Renderer<StorefrontPage>>
  publicUrl: string
}

export type ShopRequest = FastifyRequest<{ Params: { handle: string } }>

const isHandle = checker(Handle)

export type Visiting = ReturnType<typeof createVisiting>

export function createVisiting({ reader, storefront, renderer, publicUrl }: VisitingDeps) {
  const written = createStorefrontWriting(renderer)

  /** Null when the answer was given: there is no such shop, or it has another handle now. */
  async function enter(request: ShopRequest, reply: FastifyReply): Promise<VisibleShop | null> {
    const { handle } = request.params
    const found = await orNull(async () => {
      if (!isHandle(handle).ok) throw new AppError('not-found', 'No such shop')
      return visibleShop(reader, handle, request.identity?.accountId ?? null)
    })
    if (!found) {
      reply.code(404).type(HTML).header('cache-control', CACHE.own)
      reply.send(
        simplePage('There is no shop here', '<p>It has gone, or the address has a mistake in it.</p>'),
      )
      return null
    }
    if (found.shop.handle === handle) return found
    // The handle may be written with percent signs, so the rest begins where it ends in the address.
    const [, rest = ''] = /^\/shop\/[^/?]*(.*)$/s.exec(request.url) ?? []
    // A shop may take an earlier handle again: a browser that keeps both ways would go round for ever.
    reply.header('cache-control', 'no-cache')
    reply.redirect(storefrontPath(found.shop.handle, rest), request.method === 'POST' ? 308 : 301)
    return null
  }

  return {
    enter,

    /** Answers with the page whose view `look` finds; what it does not find is the shop's own page for that. */
    async show(
      request: ShopRequest,
      reply: FastifyReply,
      look: (shop: ShopRecord) => StorefrontView | Promise<StorefrontView>,
      keeping: Keeping = 'shared',
    ): Promise<FastifyReply> {
      const found = await enter(request, reply)
      if (!found) return reply
      const { shop, isPreview } = found
      const view = (await orNull(async () => look(shop))) ?? { kind: 'missing' as const }
      const page = await storefront.frame(shop, isPreview, view)
      const { html, etag, isIndexed } = await written(page, originOf(request, publicUrl))
      const isShared = keeping === 'shared' && view.kind !== 'missing' && !isPreview
      reply
        .code(view.kind === 'missing' ? 404 : 200)
        .type(HTML)
        .header('cache-control', CACHE[isShared ? 'shared' : 'own'])
        // Browsers that know it fetch a page as soon as somebody points at its link.
        .header('speculation-rules', '"/storefront/speculation-rules.json"')
      if (!isIndexed) reply.header('x-robots-tag', 'noindex')
      if (isShared) {
        reply.header('etag', etag)
        if (request.headers['if-none-match'] === etag) return reply.code(304).send()
      }
      return reply.send(html)
    },
  }
}
