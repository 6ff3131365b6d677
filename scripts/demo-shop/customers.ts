// The customers of the demo: who they are, what they want and how they pay, the same each time.
import type { PaymentMethod, PostalAddress } from '../../services/shop/shops/schemas.ts'

/** Numbers of the test cards that the demo uses. */
export const CARDS = { good: '4242 4242 4242 4242', declined: '4000 0000 0000 0002' } as const

export interface Customer {
  email: string
  address: PostalAddress
  shippingMethodId: string
  code: string | null
  method: PaymentMethod
  /** Whether the first card is declined. */
  isDeclinedFirst: boolean
  /** Where in the list of what is sold each wish is, in [0, 1), and how many of it. */
  wishes: readonly { at: number; quantity: number }[]
}

const NAMES = ['Noor', 'Daan', 'Fleur', 'Bram', 'Iris', 'Joost', 'Lotte', 'Ruben', 'Saar', 'Thijs']
const FAMILIES = ['Bakker', 'de Wit', 'Jansen', 'Mulder', 'Visser']

const PLACES = [
  { country: 'NL', city: 'Utrecht', postalCode: '3512 JE', line1: 'Oudegracht 101', method: 'pick-up' },
  { country: 'NL', city: 'Amsterdam', postalCode: '1017 CT', line1: 'Prinsengracht 402', method: 'next-day' },
  { country: 'NL', city: 'Groningen', postalCode: '9711 LT', line1: 'Grote Markt 9', method: 'next-day' },
  { country: 'BE', city: 'Gent', postalCode: '9000', line1: 'Korenmarkt 4', method: 'neighbours' },
  { country: 'DE', city: 'Köln', postalCode: '50667', line1: 'Domstraße 12', method: 'neighbours' },
] as const

/** `random` yields numbers in [0, 1). */
export function customersOf(count: number, random: () => number): Customer[] {
  return Array.from({ length: count }, (_, index) => {
    const place = PLACES[index % PLACES.length] ?? PLACES[0]
    const name = `${NAMES[index % NAMES.length]} ${FAMILIES[Math.floor(index / NAMES.length) % FAMILIES.length]}`
    const { method, ...where } = place
    return {
      email: `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@customers.example`,
      address: { name, company: '', line2: '', region: '', phone: '', ...where },
      shippingMethodId: method,
      code: index % 4 === 0 ? 'WELCOME10' : index % 9 === 1 ? 'FREEDELIVERY' : null,
      method: index % 5 === 2 ? 'invoice' : 'test-card',
      isDeclinedFirst: index % 10 === 3,
      wishes: Array.from({ length: 2 + Math.floor(random() * 4) }, () => ({
        at: random(),
        quantity: 1 + Math.floor(random() * 3),
      })),
    }
  })
}
