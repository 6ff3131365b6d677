// A page of the storefront, as the server renders it and the browser takes it over. It is the same for everybody,
// except for a cart's page that is shown without JavaScript.
import type { Cart } from '../carts/schemas.ts'
import type {
  CataloguePage,
  CategoryLink,
  PublicCategory,
  PublicFaq,
  PublicPage,
  PublicProduct,
  ShopHome,
} from '../catalogue/schemas.ts'
import type { ShopImage } from '../images/schemas.ts'
import type { PublicShop } from '../shops/schemas.ts'
import type { Choice } from './choice-schemas.ts'

export type StorefrontView =
  | { kind: 'home'; hero: ShopImage | null; home: ShopHome }
  | { kind: 'category'; category: PublicCategory; list: CataloguePage; choice: Choice }
  | { kind: 'search'; list: CataloguePage; choice: Choice }
  | { kind: 'product'; product: PublicProduct }
  | { kind: 'page'; page: PublicPage }
  | { kind: 'faq'; faqs: readonly PublicFaq[] }
  /** `message` says what a form's request came to; empty where there was none. */
  | { kind: 'cart'; cart: Cart; message: string }
  | { kind: 'checkout' }
  | { kind: 'order'; id: string }
  | { kind: 'orders' }
  | { kind: 'missing' }

export interface StorefrontPage {
  shop: PublicShop
  categories: readonly CategoryLink[]
  hasFaqs: boolean
  /** Whether the shop is closed, and its owner looks at it. */
  isPreview: boolean
  view: StorefrontView
}
export type ViewOf<Kind extends StorefrontView['kind']> = Extract<StorefrontView, { kind: Kind }>

export const storefrontPath = (handle: string, path = ''): string => `/shop/${handle}${path}`
