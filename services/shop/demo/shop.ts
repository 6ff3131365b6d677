// The demo shop itself: a grocery in Utrecht that does not exist.
import type { Static } from 'typebox'
import type { DiscountCreation } from '../discounts/schemas.ts'
import type { ShopEdit, ShopOpening } from '../shops/schemas.ts'

export const OPENING: Static<typeof ShopOpening> = {
  handle: 'polder-pantry',
  name: 'Polder & Pantry',
  currency: 'EUR',
  country: 'NL',
}

const NEIGHBOURS = ['BE', 'DE', 'LU']
const KILO = 1000

export const SETTINGS: ShopEdit = {
  tagline: 'A small grocery with short ways',
  description:
    'Forty-four good things to eat, from people we know. Ordered before two, at your door tomorrow.\n\n*A demonstration: nothing here is real, and nothing is charged. Pay with the test card `4242 4242 4242 4242`.*',
  email: 'hello@polder-pantry.example',
  language: 'en',
  address: {
    name: 'Polder & Pantry',
    company: 'Polder & Pantry B.V.',
    line1: 'Voorbeeldkade 12',
    line2: '',
    postalCode: '3511 AA',
    city: 'Utrecht',
    region: '',
    country: 'NL',
    phone: '',
  },
  // Rates of 2025: https://europa.eu/youreurope/business/taxation/vat/vat-rules-rates/
  tax: {
    isRegistered: true,
    pricesIncludeTax: true,
    number: 'NL000099998B57',
    rates: {
      NL: { standard: 2100, reduced: 900 },
      BE: { standard: 2100, reduced: 600 },
      DE: { standard: 1900, reduced: 700 },
      LU: { standard: 1700, reduced: 300 },
    },
    elsewhere: 'home',
  },
  shipping: [
    {
      id: 'next-day',
      name: 'Next day',
      description: 'Ordered before 14:00, delivered the next working day',
      countries: ['NL'],
      rates: [
        { maxWeight: 10 * KILO, maxTotal: null, price: 495 },
        { maxWeight: 30 * KILO, maxTotal: null, price: 895 },
      ],
      freeFrom: 6000,
      taxClass: 'standard',
    },
    {
      id: 'neighbours',
      name: 'Parcel to our neighbours',
      description: 'Two or three working days',
      countries: NEIGHBOURS,
      rates: [
        { maxWeight: 10 * KILO, maxTotal: null, price: 950 },
        { maxWeight: 30 * KILO, maxTotal: null, price: 1450 },
      ],
      freeFrom: null,
      taxClass: 'standard',
    },
    {
      id: 'pick-up',
      name: 'Pick up in Utrecht',
      description: 'Ready within two hours, Tuesday to Saturday from 10:00 to 18:00',
      countries: ['NL'],
      rates: [{ maxWeight: null, maxTotal: null, price: 0 }],
      freeFrom: null,
      taxClass: 'standard',
    },
  ],
  payments: {
    invoice: {
      isOn: true,
      instructions:
        'Please transfer the amount within seven days after delivery to NL00 DEMO 0123 4567 89, with the number of your order. This is a demonstration: do not transfer anything.',
    },
    testCard: { isOn: true },
    stripe: { isOn: false },
  },
}

export const LOOK = { accent: '#3f6b4f', theme: 'auto' } as const

/** Codes and sales. A sale is about the category that `sale` names. */
export const DISCOUNTS: readonly { discount: DiscountCreation; sale: string | null }[] = [
  {
    discount: {
      title: 'Welcome: 10 % off your first order',
      code: 'WELCOME10',
      kind: 'percentage',
      value: 1000,
      minTotal: 2000,
    },
    sale: null,
  },
  {
    discount: {
      title: 'Delivery on us',
      code: 'FREEDELIVERY',
      kind: 'free-shipping',
      value: 0,
      minTotal: 3000,
    },
    sale: null,
  },
  { discount: { title: 'Pasta month', kind: 'percentage', value: 1500 }, sale: 'pasta-rice-pulses' },
]
