// What the checkout's form says, as a request. Pure.
import type { OrderRequest } from '../../../services/shop/checkout/schemas.ts'
import type { PaymentMethod, PostalAddress } from '../../../services/shop/shops/schemas.ts'

/** `total` is what the customer was shown. */
export function orderRequest(form: FormData, total: number): OrderRequest {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const address = (prefix: string): PostalAddress => {
    const part = (name: string) => text(`${prefix}.${name}`)
    return {
      name: part('name'),
      company: part('company'),
      line1: part('line1'),
      line2: part('line2'),
      postalCode: part('postalCode'),
      city: part('city'),
      region: part('region'),
      country: part('country'),
      phone: part('phone'),
    }
  }
  const paymentMethod = text('paymentMethod') as PaymentMethod
  const note = text('note')
  return {
    email: text('email'),
    shippingAddress: address('shippingAddress'),
    billingAddress: form.has('hasBillingAddress') ? address('billingAddress') : null,
    shippingMethodId: text('shippingMethodId'),
    paymentMethod,
    ...(paymentMethod === 'test-card' && { testCard: { number: text('testCard.number') } }),
    ...(note && { note }),
    acceptsTerms: true,
    expectedTotal: total,
  }
}
