import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { StripeConnection, StripeSettings } from '../../shop/payments/connection-schemas.ts'
import {
  STRIPE_EVENTS,
  type StripeConnections,
  type StripeStanding,
} from '../../shop/payments/stripe-connection.ts'
import type { StripeWebhook } from '../../shop/payments/stripe-webhook.ts'
import { requireUser } from '../auth.ts'
import { clientOf } from '../client.ts'
import { originOf } from '../own-origin.ts'

const tags = ['shop']
/** Keys are for scripts, which must not change where a shop's money goes. */
const byHand = { keys: 'closed' } as const
const MOST_BYTES = 256 * 1024

export interface ShopPaymentRoutesDeps {
  stripe: StripeConnections
  webhook: StripeWebhook
  /** If empty, it is taken from the request, as the proxy in front forwards it. */
  publicUrl: string
}

export function shopPaymentRoutes(deps: ShopPaymentRoutesDeps): FastifyPluginAsyncTypebox {
  const { stripe, webhook, publicUrl } = deps
  const settings = (request: FastifyRequest, { isConnected, address }: StripeStanding) => ({
    isConnected,
    webhookUrl: `${originOf(request, publicUrl)}/api/v1/shop-payments/stripe/${address}`,
    webhookEvents: STRIPE_EVENTS,
  })

  return async (app) => {
    const get = { tags, summary: 'How your shop is connected to Stripe', response: { 200: StripeSettings } }
    app.get('/shop/payments/stripe', { schema: get, config: byHand }, async (request) =>
      settings(request, await stripe.get(requireUser(request).id)),
    )

    const connect = {
      tags,
      summary: 'Connect your shop to your Stripe account, after asking Stripe whether it takes the key',
      body: StripeConnection,
      response: { 200: StripeSettings },
    }
    app.put(
      '/shop/payments/stripe',
      { schema: connect, config: { ...byHand, cost: 'expensive' } },
      async (request) =>
        settings(request, await stripe.connect(requireUser(request).id, request.body, clientOf(request))),
    )

    const disconnect = {
      tags,
      summary: 'Forget the keys of your Stripe account',
      response: { 204: Type.Null() },
    }
    app.delete('/shop/payments/stripe', { schema: disconnect, config: byHand }, async (request, reply) => {
      await stripe.disconnect(requireUser(request).id, clientOf(request))
      return reply.code(204).send(null)
    })

    await app.register(webhookRoute(webhook))
  }
}

/** Only here a body stays as it was sent, because the signature is about its bytes. */
const webhookRoute =
  (webhook: StripeWebhook): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.removeContentTypeParser('application/json')
    app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    )
    const receive = {
      tags,
      // The signature says who it is.
      security: [],
      summary: 'Where Stripe tells what became of payments',
      params: Type.Object({ address: Type.String({ pattern: '^[A-Za-z0-9_-]{20,100}$' }) }),
      body: Type.String(),
      response: { 204: Type.Null() },
    }
    app.post(
      '/shop-payments/stripe/:address',
      {
        schema: receive,
        bodyLimit: MOST_BYTES,
        config: { hasSecretPath: true, keys: 'closed', cost: 'expensive' },
      },
      async (request, reply) => {
        const signature = request.headers['stripe-signature']
        await webhook.receive(request.params.address, request.body, String(signature ?? ''))
        return reply.code(204).send(null)
      },
    )
  }
