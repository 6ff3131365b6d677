// A studio with a shop, the function that fulfils its orders, and the mail server that delivers their mails.
import { setUp as setUpApi } from '../../services/api/test-world.ts'
import { mailboxCarrier } from '../../services/mail/carrier.ts'
import { createMailer } from '../../services/mail/mailer.ts'
import { startMailbox } from '../../services/mail/test-mailbox.ts'
import { createTypesetter } from '../../services/papers/typeset.ts'
import { newId } from '../../services/platform/ids.ts'
import { createPaymentParts } from '../../services/shop/checkout/parts.ts'
import { createOrderStore } from '../../services/shop/orders/store.ts'
import { type OrderOptions, placeOrder } from '../../services/shop/orders/test-orders.ts'
import { createFulfilment, type FulfilmentDeps } from './fulfilment.ts'
import { createHandler } from './handler.ts'

const typesetter = createTypesetter()

export interface FulfilWorldOptions {
  country?: string
  currency?: string
}

export type SharedWorld = Awaited<ReturnType<typeof startShared>>

/** What several shops may have in common. */
export async function startShared() {
  const mailbox = await startMailbox()
  const world = await setUpApi({
    smtpHost: mailbox.host,
    publicUrl: 'http://localhost:8080',
    withStorage: true,
  })
  return {
    ...world,
    mailbox,
    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]()
      await mailbox[Symbol.asyncDispose]()
    },
  }
}

/** A world with one shop. */
export async function setUp(options?: FulfilWorldOptions) {
  const world = await startShared()
  return { ...world, ...(await openShop(world, options)) }
}

export async function openShop(world: SharedWorld, options: FulfilWorldOptions = {}) {
  const { firestore, clock, buckets, events, mailbox } = world
  const { now } = clock
  const store = createOrderStore(firestore, now)
  const publish = async (topic: { name: string }, payload: unknown) =>
    String(events.push({ topic: topic.name, payload }))
  const maker = await world.registered()
  const { country = 'DE', currency = 'EUR' } = options
  const handle = `prints-${maker.id}`.slice(0, 40)
  await maker.request('POST', '/api/v1/shop', { handle, name: 'Ana’s prints', currency, country })

  const handler = (changed: Partial<FulfilmentDeps> = {}) =>
    createHandler({
      fulfil: createFulfilment({
        firestore,
        papers: buckets.papers,
        typesetter,
        mailer: createMailer({
          carrier: mailboxCarrier(mailbox.host),
          from: { name: 'Atelier', address: 'atelier@studio.example' },
          now,
          newId,
        }),
        emailOf: async () => 'ana@maker.example',
        payments: createPaymentParts({
          firestore,
          orders: store,
          keys: { find: async () => null },
          connectStripe: () => Promise.reject(new Error('No shop of these tests has an account')),
          takesTestCards: false,
          log: { info: () => undefined, warn: () => undefined },
          ...{ publish, now, newId },
        }),
        ...{ publish, now, publicUrl: 'http://localhost:8080' },
        ...changed,
      }),
    })
  const fulfilEvent = handler()

  return {
    store,
    maker,
    handler,
    place: (order: OrderOptions = {}) => placeOrder({ firestore, now }, maker.id, order),
    fulfil: (orderId: string) => fulfilEvent({ ownerId: maker.id, orderId }),
    order: async (id: string) => (await store.get(id))!,
    paper: async (id: string, name: string) =>
      (await buckets.papers.file(`shop/orders/${maker.id}/${id}/${name}`).download())[0],
    stock: async (variantId: string) => (await firestore.collection('shopStock').doc(variantId).get()).data(),
    subjects: () => mailbox.mails.map(({ subject }) => subject),
  }
}

/** A shop of its own, and an empty mailbox that takes every mail. */
export async function setUpIn(shared: SharedWorld) {
  shared.mailbox.mails.length = 0
  shared.mailbox.behave('take')
  return { ...shared, ...(await openShop(shared)) }
}

/** What both sides get at first. */
export const WANTED = [
  { kind: 'confirmation' as const, about: '', state: 'wanted' as const },
  { kind: 'new-order' as const, about: '', state: 'wanted' as const },
]
