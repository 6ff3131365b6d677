// A shop: every account can open one. Its id is the id of the account that owns it.
import Type, { type Static } from 'typebox'
import { Id, nullable } from '../../platform/schemas.ts'
import { Amount, BasisPoints, Country, Currency, TaxClass } from '../money/schemas.ts'

/** The shop's name in addresses. Plain ASCII only, so that no two look alike. */
export const Handle = Type.String({ pattern: '^[a-z0-9](?:[a-z0-9-]{1,38}[a-z0-9])$' })

/* @__NO_SIDE_EFFECTS__ */
const line = (maxLength: number) => Type.String({ maxLength })

/** A postal address. Which parts are needed depends on the country (`checkout/addresses.ts`). */
export const PostalAddress = Type.Object(
  {
    name: line(120),
    company: line(120),
    line1: line(160),
    line2: line(160),
    postalCode: line(20),
    city: line(100),
    /** State, province or prefecture, where the country writes one. */
    region: line(100),
    country: Country,
    phone: line(40),
  },
  { additionalProperties: false },
)
export type PostalAddress = Static<typeof PostalAddress>

export const TaxRates = Type.Object(
  { standard: BasisPoints, reduced: BasisPoints },
  { additionalProperties: false },
)
export type TaxRates = Static<typeof TaxRates>

export const TaxSettings = Type.Object(
  {
    /** Without it no tax is charged or shown, as for small businesses. */
    isRegistered: Type.Boolean(),
    /** Whether prices are what the customer pays; if not, tax is added to them. */
    pricesIncludeTax: Type.Boolean(),
    /** VAT number or the like, for invoices. */
    number: line(40),
    /** By country. Class `zero` is always 0. */
    rates: Type.Record(Country, TaxRates),
    /** What counts for a country without rates of its own: those of the shop's country, or no tax. */
    elsewhere: Type.Enum(['home', 'none']),
  },
  { additionalProperties: false },
)
export type TaxSettings = Static<typeof TaxSettings>

export const ShippingRate = Type.Object(
  {
    /** The rate counts up to this weight in grams, included; null for any. */
    maxWeight: nullable(Type.Integer({ minimum: 0, maximum: 10_000_000 })),
    /** The rate counts up to this value of the goods, included; null for any. */
    maxTotal: nullable(Amount),
    price: Amount,
  },
  { additionalProperties: false },
)
export type ShippingRate = Static<typeof ShippingRate>

export const ShippingMethod = Type.Object(
  {
    id: Id,
    name: Type.String({ minLength: 1, maxLength: 80 }),
    /** How long it takes, in plain words. */
    description: line(200),
    /** Where it is offered; empty for everywhere. */
    countries: Type.Array(Country, { maxItems: 250, uniqueItems: true }),
    /** The first that the cart fits decides; a method is not offered to a cart that fits none. */
    rates: Type.Array(ShippingRate, { minItems: 1, maxItems: 20 }),
    /** The value of the goods after discounts from which it is free; null for never. */
    freeFrom: nullable(Amount),
    taxClass: TaxClass,
  },
  { additionalProperties: false },
)
export type ShippingMethod = Static<typeof ShippingMethod>

export const PaymentMethod = Type.Enum(['invoice', 'test-card', 'stripe'])
export type PaymentMethod = Static<typeof PaymentMethod>

export const PaymentSettings = Type.Object(
  {
    /** Bank transfer or pay on delivery: an order is prepared before it is paid. */
    invoice: Type.Object({ isOn: Type.Boolean(), instructions: line(1000) }, { additionalProperties: false }),
    /** For trying. It is refused where real customers buy. */
    testCard: Type.Object({ isOn: Type.Boolean() }, { additionalProperties: false }),
    stripe: Type.Object({ isOn: Type.Boolean() }, { additionalProperties: false }),
  },
  { additionalProperties: false },
)
export type PaymentSettings = Static<typeof PaymentSettings>

export const ShopLook = Type.Object(
  {
    accent: Type.String({ pattern: '^#[0-9a-f]{6}$' }),
    theme: Type.Enum(['auto', 'light', 'dark']),
    /** A photo of the photo room for the top of the home page. */
    heroPhotoId: nullable(Id),
  },
  { additionalProperties: false },
)
export type ShopLook = Static<typeof ShopLook>

const settings = {
  handle: Handle,
  name: Type.String({ minLength: 1, maxLength: 80 }),
  tagline: line(160),
  /** Markdown, on the home page. */
  description: line(5000),
  /** Where customers write to, and where answers to the shop's mails go. */
  email: line(320),
  /** BCP 47; the language of the shop's texts, by which its search finds word forms. */
  language: Type.String({ pattern: '^[a-z]{2,3}$' }),
  currency: Currency,
  country: Country,
  address: PostalAddress,
  tax: TaxSettings,
  shipping: Type.Array(ShippingMethod, { maxItems: 30 }),
  payments: PaymentSettings,
  look: ShopLook,
  /** Nobody but the owner sees a closed shop. */
  isOpen: Type.Boolean(),
}

/** What somebody would like as a handle. It is judged with words of its own (`handles.ts`). */
const WantedHandle = Type.String({ minLength: 1, maxLength: 100 })

/** A new shop needs no more; the rest gets sensible defaults for its country. */
export const ShopOpening = Type.Object(
  { handle: WantedHandle, name: settings.name, currency: Currency, country: Country },
  { additionalProperties: false },
)
export type ShopOpening = Static<typeof ShopOpening>

export const HandleParams = Type.Object({ handle: WantedHandle })

export const HandleAvailability = Type.Object({
  isAvailable: Type.Boolean(),
  /** Why it is not, in plain words. */
  reason: nullable(Type.String()),
})
export type HandleAvailability = Static<typeof HandleAvailability>

export const ShopEdit = Type.Partial(Type.Object({ ...settings, handle: WantedHandle }), {
  additionalProperties: false,
  minProperties: 1,
})
export type ShopEdit = Static<typeof ShopEdit>

/** A shop as its owner sees it. */
export const Shop = Type.Object({
  id: Id,
  ...settings,
  /** Whether a Stripe account was connected; its key is never shown. */
  isStripeConnected: Type.Boolean(),
  /** What is missing before customers can buy, in plain words. */
  missing: Type.Array(Type.String()),
  addedAt: Type.String(),
  updatedAt: Type.String(),
})
export type Shop = Static<typeof Shop>

/** A shop as everybody sees it. */
export const PublicShop = Type.Object({
  handle: Handle,
  name: settings.name,
  tagline: settings.tagline,
  /** HTML, sanitised. */
  descriptionHtml: Type.String(),
  email: settings.email,
  language: settings.language,
  currency: Currency,
  country: Country,
  pricesIncludeTax: Type.Boolean(),
  look: ShopLook,
  /** Where it delivers; null for everywhere. */
  countries: nullable(Type.Array(Country)),
  payments: Type.Array(PaymentMethod),
  /** Which pages it has. */
  pages: Type.Array(Type.Object({ kind: Type.String(), title: Type.String() })),
})
export type PublicShop = Static<typeof PublicShop>
