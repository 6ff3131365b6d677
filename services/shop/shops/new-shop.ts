import type { ShopFacts } from './record.ts'
import type { ShippingMethod, ShopOpening, TaxSettings } from './schemas.ts'
import { taxRatesOf } from './tax-rates.ts'

export interface ShopBeginning {
  ownerId: string
  opening: ShopOpening
  /** The id of its first way of shipping. */
  methodId: string
  at: string
}

/** A shop as it begins: closed, with what is usual in its country. */
export function newShop({ ownerId, opening, methodId, at }: ShopBeginning): ShopFacts {
  const { handle, name, currency, country } = opening
  return {
    id: ownerId,
    ownerId,
    state: 'live',
    ...{ handle, name, currency, country },
    handles: [handle],
    tagline: '',
    description: '',
    email: '',
    language: languageOf(country),
    address: {
      ...{ name: '', company: name, line1: '', line2: '', postalCode: '', city: '', region: '' },
      ...{ country, phone: '' },
    },
    tax: taxIn(country),
    shipping: [standardShipping(methodId, country, currency)],
    payments: {
      invoice: { isOn: true, instructions: '' },
      testCard: { isOn: false },
      stripe: { isOn: false },
    },
    look: { accent: '#2f6f4f', theme: 'auto', heroPhotoId: null },
    isOpen: false,
    isStripeConnected: false,
    pages: [],
    hasPublished: false,
    addedAt: at,
  }
}

/** Where tax is added at the till, shelves show prices without it. */
const WITHOUT_TAX = new Set(['CA', 'US'])

function taxIn(country: string): TaxSettings {
  const rates = taxRatesOf(country)
  return {
    isRegistered: rates !== null,
    pricesIncludeTax: !WITHOUT_TAX.has(country),
    number: '',
    rates: rates ? { [country]: rates } : {},
    elsewhere: rates ? 'home' : 'none',
  }
}

/** A parcel within the country, at a price that is to be looked at before anything is sold. */
const standardShipping = (id: string, country: string, currency: string): ShippingMethod => ({
  id,
  name: 'Standard',
  description: '',
  countries: [country],
  rates: [{ maxWeight: null, maxTotal: null, price: THOUSANDTHS.has(currency) ? 1500 : 500 }],
  freeFrom: null,
  taxClass: 'standard',
})

/** Currencies with three digits after the point, whose units are worth more. */
const THOUSANDTHS = new Set(['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'])

/** The language that most people of the country write, by CLDR's likely subtags. */
const languageOf = (country: string): string => new Intl.Locale(`und-${country}`).maximize().language
