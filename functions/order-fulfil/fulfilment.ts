// Puts the tasks of an order together, in their order: reservation, cart, stock, invoice, money that goes back, credit
// notes, mails, figures.
import type { Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import type { Mailer } from '../../services/mail/schemas.ts'
import { createMaking } from '../../services/papers/making.ts'
import { typesetOrder } from '../../services/papers/order/render.ts'
import type { Typesetter } from '../../services/papers/typeset.ts'
import type { Publish } from '../../services/platform/publish.ts'
import { createCounting } from '../../services/shop/figures/counting.ts'
import { createIssuing } from '../../services/shop/invoices/issuing.ts'
import { createPaperRecord, makingPapers, paperPrefix } from '../../services/shop/invoices/papers.ts'
import type { OrderPaper } from '../../services/shop/invoices/schemas.ts'
import { createChanging } from '../../services/shop/orders/changing.ts'
import { emptyingCart } from '../../services/shop/orders/emptying-cart.ts'
import { createFulfilling, type OrderTask } from '../../services/shop/orders/fulfilling.ts'
import { type GivingBackDeps, givingBack } from '../../services/shop/orders/giving-back.ts'
import { createMailing } from '../../services/shop/orders/mailing.ts'
import type { OrderRecord } from '../../services/shop/orders/record.ts'
import { createOrderStore } from '../../services/shop/orders/store.ts'
import { takingStock } from '../../services/shop/orders/taking-stock.ts'
import { createShopStore } from '../../services/shop/shops/store.ts'

export interface FulfilmentDeps {
  firestore: Firestore
  papers: Bucket
  typesetter: Typesetter
  mailer: Mailer
  /** Where a maker reads mail whose shop names no address; empty when nowhere. */
  emailOf(ownerId: string): Promise<string>
  payments: {
    providerOf: GivingBackDeps['providerOf']
    settling: { applyEvents: GivingBackDeps['applyEvents'] }
    /** Ends a reservation whose time is over. */
    expire: OrderTask
    /** Takes what was ordered out of the cart it came from. */
    emptyCart(order: OrderRecord): Promise<void>
  }
  publish: Publish
  publicUrl: string
  /** Milliseconds since the epoch. */
  now: () => number
}

export function createFulfilment(deps: FulfilmentDeps) {
  const { firestore, papers, typesetter, payments, now } = deps
  const { settling, providerOf } = payments
  const store = createOrderStore(firestore, now)
  const shops = createShopStore(firestore, now)
  const changing = createChanging({ ...deps, store })
  const countryOf = async (ownerId: string) => (await shops.get(ownerId))?.country ?? null
  const issuing = createIssuing({ firestore, store, countryOf, now })
  const making = makingPapers({
    store,
    make: createMaking({
      record: createPaperRecord({ store, shopOf: shops.get }),
      papers,
      prefixOf: paperPrefix,
      render: async (paper: OrderPaper) => [
        { kind: 'order', format: 'pdf' as const, bytes: typesetOrder(paper, typesetter).pdf },
      ],
    }),
  })

  return createFulfilling({
    store,
    changing,
    tasks: [
      payments.expire,
      emptyingCart(payments),
      takingStock({ changing }),
      issuing,
      making,
      givingBack({ providerOf, applyEvents: settling.applyEvents }),
      issuing,
      making,
      createMailing({ ...deps, store }),
      createCounting({ firestore, store, countryOf }),
    ],
  })
}
