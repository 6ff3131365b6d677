// The room of a maker's own shop. Each subject offers its parts; here they become the room's.
import type { Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import { joinFindings } from '../platform/finding.ts'
import type { Grants } from '../platform/grants.ts'
import { createGuestTokens } from '../platform/guest-tokens.ts'
import type { LiveStream } from '../platform/live.ts'
import type { Log } from '../platform/log.ts'
import type { Publish } from '../platform/publish.ts'
import { joinStreams } from '../platform/record-live.ts'
import type { SecretKeys } from '../platform/secret-keys.ts'

import { createCarts } from './carts/service.ts'
import { createCartStore } from './carts/store.ts'
import { createCatalogues } from './catalogue/service.ts'
import { createCategoryStore } from './categories/store.ts'
import { createCheckoutParts } from './checkout/parts.ts'
import { sharedReads } from './checkout/shared-reads.ts'
import type { Step } from './checkout/steps.ts'
import { createDiscountReader } from './discounts/reader.ts'
import { createDiscountUses } from './discounts/uses.ts'
import { createExporting } from './exporting.ts'
import { createFigures } from './figures/service.ts'
import { createImageParts } from './images/parts.ts'
import type { ShopPhotos } from './images/photos.ts'
import { createImports } from './imports/service.ts'
import { createImportStore } from './imports/store.ts'
import { createShopFacts } from './knowledge/facts.ts'
import { createShopKnowledge } from './knowledge/knowledge.ts'
import { createOrders, type OrdersDeps } from './orders/service.ts'
import { createOrderStore } from './orders/store.ts'
import { createPages } from './pages/service.ts'
import { createPageStore } from './pages/store.ts'
import type { ConnectStripe } from './payments/stripe-client.ts'
import { createPricing } from './pricing/pricing.ts'
import { createProducts } from './products/service.ts'
import { createProductStore } from './products/store.ts'
import type { ShopChanges } from './schemas.ts'
import { type PublicView, toPublicShop } from './shops/public-view.ts'
import { createShopReader } from './shops/reader.ts'
import { createShops } from './shops/service.ts'
import { createShopStore } from './shops/store.ts'
import { createShortLists } from './short-lists/parts.ts'
import { createStockStore } from './stock/store.ts'
import { createStorefront } from './storefront/service.ts'

export interface ShopRoomDeps {
  firestore: Firestore
  publish: Publish
  documents: Bucket
  papers: Bucket
  renditions: Bucket
  /** For uploads into `documents`. */
  grants: Grants
  /** For reading what is in `papers`. */
  paperGrants: Grants
  photos: ShopPhotos
  /** The keys of the secret `shop-key`. */
  keys: SecretKeys
  connectStripe: ConnectStripe
  /** Sets a paper of an order as PDF. */
  renderOrderPaper: OrdersDeps['renderPaper']
  /** Whether test cards can pay. */
  takesTestCards: boolean
  log: Log
  /** Bytes that one person may store. */
  quotaBytes: number
  /** Where the studio is reached, for links; empty where it is taken from each request. */
  publicUrl: string
  /** Milliseconds since the epoch. */
  now: () => number
  newId: () => string
  /** Only proofs pass one. */
  checkoutStep?: Step | undefined
}

export type ShopRoom = ReturnType<typeof createShopRoom>

/** What the API needs; functions take the parts of single subjects. */
export function createShopRoom(deps: ShopRoomDeps) {
  const { firestore, now } = deps
  const shopStore = createShopStore(firestore, now)
  const reader = createShopReader({ store: shopStore, now })
  const shops = createShops({ ...deps, store: shopStore, reader })
  const stock = createStockStore(firestore, now)
  const productStore = createProductStore(firestore, now)
  const products = createProducts({ ...deps, shops: shopStore, store: productStore, stock })
  const { categories, faqs, discounts } = createShortLists({ ...deps, shops: shopStore })
  const imports = createImports({
    ...deps,
    shops: shopStore,
    store: createImportStore(firestore, now),
    products: productStore,
    stock,
    categories: createCategoryStore(firestore, now),
  })
  const pages = createPages({ ...deps, shops: shopStore, store: createPageStore(firestore, now), reader })

  const catalogues = createCatalogues({ ...deps, stock })
  const pricingDeps = {
    products: productStore,
    stock,
    discounts: createDiscountReader(firestore),
    uses: createDiscountUses(firestore),
    now,
  }
  const pricing = createPricing(pricingDeps)
  const carts = createCarts({ ...deps, pricing, store: createCartStore(firestore, now) })
  const orderStore = createOrderStore(firestore, now)
  const orders = createOrders({ ...deps, store: orderStore, reader, renderPaper: deps.renderOrderPaper })
  const buying = createCheckoutParts({
    ...deps,
    ...{ orders: orderStore, reader, shopStore, carts },
    pricing: createPricing(sharedReads(pricingDeps)),
    ...(deps.checkoutStep && { step: deps.checkoutStep }),
  })

  const publicView: PublicView = (shop) => toPublicShop(shop, deps)

  /** One line for each subject that tells windows about changes. */
  const streams: LiveStream<ShopChanges>[] = [
    shops.live,
    products.live,
    ...[categories.live, faqs.live, discounts.live],
    orders.live,
    carts.live,
    imports.live,
  ]

  return {
    shops,
    reader,
    publicView,
    catalogues,
    /** What the assistant knows the shop by. */
    knowledge: createShopKnowledge(deps),
    facts: createShopFacts({ ...deps, catalogueOf: catalogues.of, reader, stock }),
    pricing,
    carts,
    guestTokens: createGuestTokens(deps.keys, "guest's cart"),
    orders,
    buying,
    figures: createFigures({ firestore, shopOf: reader.byOwner, now }),
    images: createImageParts(deps),
    products,
    imports,
    stock,
    storefront: createStorefront({ ...deps, catalogues, publicView }),
    ...{ categories, faqs, discounts, pages },
    live: joinStreams(streams),
    finding: joinFindings([products.finding, orders.finding]),
    exporting: createExporting(deps),
  }
}
