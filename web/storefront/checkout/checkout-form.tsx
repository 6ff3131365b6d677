import { type FormEvent, useRef, useState } from 'react'
import type { Cart } from '../../../services/shop/carts/schemas.ts'
import { useCart } from '../cart/use-cart.tsx'
import { input } from '../controls.ts'
import { Field } from '../form-field.tsx'
import { useShop } from '../shop-context.ts'
import { AddressFields } from './address-fields.tsx'
import { CheckoutSection } from './checkout-section.tsx'
import { PaymentChoice } from './payment-choice.tsx'
import { Review } from './review.tsx'
import { ShippingChoice } from './shipping-choice.tsx'
import { useCustomer } from './use-customer.ts'
import { usePlacing } from './use-placing.ts'

export function CheckoutForm({ cart }: { cart: Cart }) {
  const { shop } = useShop()
  const { store } = useCart()
  const form = useRef<HTMLFormElement>(null)
  const customer = useCustomer()
  const { placing, isBusy, problem, errorOf } = usePlacing(form)
  const { country, shippingMethodId } = cart.destination
  const [hasBillingAddress, setHasBillingAddress] = useState(false)
  const [billingCountry, setBillingCountry] = useState(country)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    void placing(new FormData(event.currentTarget), cart.totals.total)
  }

  return (
    <form ref={form} onSubmit={submit} className="gap-12 lg:grid lg:grid-cols-[1fr_24rem]" noValidate={false}>
      <div className="space-y-10">
        <CheckoutSection title="Contact">
          <Field
            key={customer?.email ?? ''}
            name="email"
            label="E-mail"
            type="email"
            inputMode="email"
            autoComplete="email"
            maxLength={320}
            defaultValue={customer?.email ?? ''}
            error={errorOf('email')}
          />
        </CheckoutSection>
        <CheckoutSection title="Delivery address">
          <AddressFields
            prefix="shippingAddress"
            section="shipping"
            country={country}
            onCountry={(wanted) => void store.setDestination({ country: wanted, shippingMethodId: null })}
            offered={shop.countries}
            errorOf={errorOf}
          />
        </CheckoutSection>
        <CheckoutSection title="Shipping">
          <ShippingChoice
            offers={cart.shipping}
            chosen={shippingMethodId}
            onChoose={(id) => void store.setDestination({ country, shippingMethodId: id })}
            error={errorOf('shippingMethodId')}
          />
        </CheckoutSection>
        <CheckoutSection title="Invoice address">
          <label className="flex min-h-11 items-center gap-3">
            <input
              type="checkbox"
              name="hasBillingAddress"
              checked={hasBillingAddress}
              onChange={({ target }) => setHasBillingAddress(target.checked)}
              className="size-5 accent-accent"
            />
            The invoice goes to another address
          </label>
          {hasBillingAddress && (
            <div className="mt-4">
              <AddressFields
                prefix="billingAddress"
                section="billing"
                country={billingCountry}
                onCountry={setBillingCountry}
                offered={null}
                errorOf={errorOf}
              />
            </div>
          )}
        </CheckoutSection>
        <CheckoutSection title="Payment">
          <PaymentChoice methods={shop.payments} errorOf={errorOf} />
        </CheckoutSection>
        <CheckoutSection title="Anything we should know?">
          <textarea
            name="note"
            aria-label="A note for the shop"
            rows={3}
            maxLength={1000}
            className={`${input} py-2`}
          />
        </CheckoutSection>
      </div>
      <Review cart={cart} isBusy={isBusy} problem={problem} />
    </form>
  )
}
