// What everybody sees of open shops.
import { createHash } from 'node:crypto'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import {
  CataloguePage,
  CatalogueQuery,
  PublicCategory,
  PublicFaq,
  PublicPage,
  PublicProduct,
  SuggestionQuery,
  Suggestions,
} from '../../shop/catalogue/schemas.ts'
import type { Catalogues } from '../../shop/catalogue/service.ts'
import { PageKind } from '../../shop/pages/schemas.ts'
import { Slug } from '../../shop/products/schemas.ts'
import type { PublicView } from '../../shop/shops/public-view.ts'
import type { ShopReader } from '../../shop/shops/reader.ts'
import type { ShopRecord } from '../../shop/shops/record.ts'
import { Handle, PublicShop } from '../../shop/shops/schemas.ts'
import { visibleShop } from '../../shop/shops/visible.ts'

const tags = ['shop']
/** For everybody: nobody has to sign in. */
const open = { tags, security: [] }
const byHandle = { handle: Handle }
const params = Type.Object(byHandle)
const list = <Item extends Type.TSchema>(item: Item) => Type.Object({ items: Type.Array(item) })

/** Asked for again each time, and then answered without a body when nothing has changed. */
const SHARED = 'public, max-age=0, must-revalidate'
const OWN = 'private, no-store'

export interface ShopRoutesDeps {
  reader: Pick<ShopReader, 'byHandle'>
  catalogues: Catalogues
  publicView: PublicView
}

export function shopRoutes({ reader, catalogues, publicView }: ShopRoutesDeps): FastifyPluginAsyncTypebox {
  /** Answers what `read` finds in a shop that the caller may see. */
  async function answer<Answer>(
    request: FastifyRequest<{ Params: { handle: string } }>,
    reply: FastifyReply,
    read: (shop: ShopRecord) => Answer | Promise<Answer>,
  ): Promise<Answer> {
    const accountId = request.identity?.accountId ?? null
    const { shop, isPreview } = await visibleShop(reader, request.params.handle, accountId)
    const body = await read(shop)
    reply.header('cache-control', isPreview ? OWN : SHARED)
    const etag = etagOf(body)
    reply.header('etag', etag)
    // What was sent is the answer; the type knows answers with a body only.
    if (request.headers['if-none-match'] === etag) return reply.code(304).send() as never
    return body
  }

  return async (app) => {
    const shop = { ...open, summary: 'A shop', params, response: { 200: PublicShop } }
    app.get('/shops/:handle', { schema: shop }, (request, reply) => answer(request, reply, publicView))

    const products = {
      ...open,
      summary: 'Products of a shop: filtered, searched and sorted',
      params,
      querystring: CatalogueQuery,
      response: { 200: CataloguePage },
    }
    app.get('/shops/:handle/products', { schema: products }, (request, reply) =>
      answer(request, reply, ({ ownerId }) => catalogues.list(ownerId, request.query)),
    )

    const product = {
      ...open,
      summary: 'A product as it is now, with what is left of it',
      params: Type.Object({ ...byHandle, slug: Slug }),
      response: { 200: PublicProduct },
    }
    app.get('/shops/:handle/products/:slug', { schema: product }, (request, reply) =>
      answer(request, reply, ({ ownerId }) => catalogues.product(ownerId, request.params.slug)),
    )

    const suggestions = {
      ...open,
      summary: 'What somebody may mean who is still typing',
      params,
      querystring: SuggestionQuery,
      response: { 200: Suggestions },
    }
    app.get('/shops/:handle/suggestions', { schema: suggestions }, (request, reply) =>
      answer(request, reply, ({ ownerId }) => catalogues.suggest(ownerId, request.query.q)),
    )

    const categories = {
      ...open,
      summary: 'The categories of a shop',
      params,
      response: { 200: list(PublicCategory) },
    }
    app.get('/shops/:handle/categories', { schema: categories }, (request, reply) =>
      answer(request, reply, async ({ ownerId }) => ({ items: await catalogues.categories(ownerId) })),
    )

    const faqs = {
      ...open,
      summary: 'Questions that a shop answers',
      params,
      response: { 200: list(PublicFaq) },
    }
    app.get('/shops/:handle/faqs', { schema: faqs }, (request, reply) =>
      answer(request, reply, async ({ ownerId }) => ({ items: await catalogues.faqs(ownerId) })),
    )

    const page = {
      ...open,
      summary: 'A text of a shop, such as its terms',
      params: Type.Object({ ...byHandle, kind: PageKind }),
      response: { 200: PublicPage },
    }
    app.get('/shops/:handle/pages/:kind', { schema: page }, (request, reply) =>
      answer(request, reply, ({ ownerId }) => catalogues.page(ownerId, request.params.kind)),
    )
  }
}

/** Weak, because the answer may be compressed on its way. */
const etagOf = (body: unknown): string =>
  `W/"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 22)}"`
