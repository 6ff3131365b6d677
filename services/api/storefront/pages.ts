// The addresses of a shop that anybody can open. What is personal is fetched by the page itself, so that these pages
// are the same for everybody.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { ChoiceQuery } from '../../shop/storefront/choice-schemas.ts'
import { originOf } from '../own-origin.ts'
import { sitemapXml } from './sitemap.ts'
import { createVisiting, type VisitingDeps } from './visiting.ts'

/** Ids and slugs are looked up, so anything else is just not found. */
const handle = { handle: Type.String() }
const params = Type.Object(handle)
const bySlug = Type.Object({ ...handle, slug: Type.String() })
const byKind = Type.Object({ ...handle, kind: Type.String() })
const byId = Type.Object({ ...handle, id: Type.String() })

const SPECULATION = { prefetch: [{ where: { href_matches: '/shop/*' }, eagerness: 'moderate' }] }

export function storefrontPages(deps: VisitingDeps): FastifyPluginAsyncTypebox {
  const { storefront, publicUrl } = deps
  const { enter, show } = createVisiting(deps)
  return async (app) => {
    const hide = true

    app.get('/shop/:handle', { schema: { hide, params } }, (request, reply) =>
      show(request, reply, (shop) => storefront.home(shop)),
    )
    // An address with a wrong filter shows everything rather than an error, and one with a wrong cursor the first page.
    const filtered = { attachValidation: true, schema: { hide, params: bySlug, querystring: ChoiceQuery } }
    app.get('/shop/:handle/categories/:slug', filtered, (request, reply) =>
      show(request, reply, (shop) => storefront.category(shop, request.params.slug, choiceIn(request))),
    )
    const searching = { attachValidation: true, schema: { hide, params, querystring: ChoiceQuery } }
    app.get('/shop/:handle/search', searching, (request, reply) =>
      show(request, reply, (shop) => storefront.search(shop, choiceIn(request))),
    )
    app.get('/shop/:handle/products/:slug', { schema: { hide, params: bySlug } }, (request, reply) =>
      show(request, reply, (shop) => storefront.product(shop, request.params.slug)),
    )
    app.get('/shop/:handle/pages/:kind', { schema: { hide, params: byKind } }, (request, reply) =>
      show(request, reply, (shop) => storefront.page(shop, request.params.kind)),
    )
    app.get('/shop/:handle/faq', { schema: { hide, params } }, (request, reply) =>
      show(request, reply, (shop) => storefront.faq(shop)),
    )
    app.get('/shop/:handle/checkout', { schema: { hide, params } }, (request, reply) =>
      show(request, reply, () => ({ kind: 'checkout' }), 'own'),
    )
    app.get('/shop/:handle/orders', { schema: { hide, params } }, (request, reply) =>
      show(request, reply, () => ({ kind: 'orders' }), 'own'),
    )
    app.get(
      '/shop/:handle/orders/:id',
      { schema: { hide, params: byId }, config: { hasSecretPath: true } },
      (request, reply) => show(request, reply, () => ({ kind: 'order', id: request.params.id }), 'own'),
    )
    app.get('/shop/:handle/sitemap.xml', { schema: { hide, params } }, async (request, reply) => {
      const found = await enter(request, reply)
      if (!found) return reply
      const address = `${originOf(request, publicUrl)}/shop/${found.shop.handle}`
      return reply
        .type('application/xml; charset=utf-8')
        .header('cache-control', found.isPreview ? 'private, no-store' : 'public, max-age=3600, s-maxage=10')
        .send(sitemapXml(address, found.shop.updatedAt, await storefront.sitemap(found.shop)))
    })
    app.get('/storefront/speculation-rules.json', { schema: { hide } }, (_request, reply) =>
      reply
        .type('application/speculationrules+json')
        .header('cache-control', 'public, max-age=86400, s-maxage=86400')
        .send(JSON.stringify(SPECULATION)),
    )
    // Whatever else is below a shop's address is the shop's to answer.
    app.get('/shop/:handle/*', { schema: { hide } }, (request, reply) => {
      const [path = '', query] = request.url.split('?', 2)
      // People write a slash at the end, and browsers keep it.
      if (path.endsWith('/'))
        return reply.redirect(path.replace(/\/+$/, '') + (query ? `?${query}` : ''), 301)
      return show(request as FastifyRequest<{ Params: { handle: string } }>, reply, missing)
    })
  }
}

const missing = () => ({ kind: 'missing' }) as const

const choiceIn = ({
  query,
  validationError,
}: {
  query: ChoiceQuery
  validationError?: unknown
}): ChoiceQuery => (validationError === undefined ? query : {})
