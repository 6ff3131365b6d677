import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { HandleAvailability, HandleParams, Shop, ShopEdit, ShopOpening } from '../../shop/shops/schemas.ts'
import type { Shops } from '../../shop/shops/service.ts'
import { requireUser } from '../auth.ts'

const tags = ['shop']

/** The shop itself, for its owner. */
export function shopSettingRoutes(shops: Omit<Shops, 'live'>): FastifyPluginAsyncTypebox {
  return async (app) => {
    const open = {
      tags,
      summary: 'Open a shop, which begins closed to customers',
      body: ShopOpening,
      response: { 201: Shop },
    }
    app.post('/shop', { schema: open }, async (request, reply) =>
      reply.code(201).send(await shops.open(requireUser(request).id, request.body)),
    )

    const get = { tags, summary: 'Your shop', response: { 200: Shop } }
    app.get('/shop', { schema: get }, (request) => shops.get(requireUser(request).id))

    const edit = {
      tags,
      summary: 'Change the settings of your shop; fields that are left out stay',
      body: ShopEdit,
      response: { 200: Shop },
    }
    app.patch('/shop', { schema: edit }, (request) => shops.edit(requireUser(request).id, request.body))

    const availability = {
      tags,
      summary: 'Whether your shop may have this handle',
      params: HandleParams,
      response: { 200: HandleAvailability },
    }
    app.get('/shop-handles/:handle', { schema: availability }, (request) =>
      shops.availability(requireUser(request).id, request.params.handle),
    )
  }
}
