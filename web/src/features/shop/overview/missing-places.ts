// Where on the maker's side each thing is added that a shop needs before customers can buy.

export interface Place {
  to: '/store/products' | '/store/settings' | '/store/texts'
  search: { tab?: string }
}

const PLACES: readonly [word: RegExp, place: Place][] = [
  [/product/i, { to: '/store/products', search: {} }],
  [/pay/i, { to: '/store/settings', search: { tab: 'payments' } }],
  [/shipping/i, { to: '/store/settings', search: { tab: 'shipping' } }],
  [/e-mail/i, { to: '/store/settings', search: { tab: 'shop' } }],
  [/address/i, { to: '/store/settings', search: { tab: 'address' } }],
  [/tax/i, { to: '/store/settings', search: { tab: 'tax' } }],
  [/terms/i, { to: '/store/texts', search: { tab: 'terms' } }],
  [/privacy/i, { to: '/store/texts', search: { tab: 'privacy' } }],
  [/imprint/i, { to: '/store/texts', search: { tab: 'imprint' } }],
]

/** By the words in which the service says what is missing; the settings for what is not known here. */
export const placeOf = (missing: string): Place =>
  PLACES.find(([word]) => word.test(missing))?.[1] ?? { to: '/store/settings', search: {} }
