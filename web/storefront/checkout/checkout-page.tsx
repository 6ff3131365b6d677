import { useEffect } from 'react'
import { CartProblems } from '../cart/cart-problems.tsx'
import { EmptyCart } from '../cart/empty-cart.tsx'
import { useCart } from '../cart/use-cart.tsx'
import { quietButton } from '../controls.ts'
import { CheckoutForm } from './checkout-form.tsx'

export function CheckoutPage() {
  const { cart, store, isBusy, problem } = useCart()
  useEffect(() => void store.load(), [store])
  return (
    <>
      <h1 className="pt-8 pb-6 text-3xl font-semibold">Checkout</h1>
      <noscript>
        <p>Paying needs JavaScript. Your cart stays as it is.</p>
      </noscript>
      <CartProblems />
      {cart && cart.lines.length > 0 && <CheckoutForm cart={cart} />}
      {cart && cart.lines.length === 0 && (
        <div className="min-h-dvh">
          <EmptyCart />
        </div>
      )}
      {!cart && problem === null && (
        <p role="status" className="min-h-dvh py-10 text-ink-soft">
          Loading your cart…
        </p>
      )}
      {!cart && problem !== null && !isBusy && (
        <button type="button" className={quietButton} onClick={() => void store.load()}>
          Try again
        </button>
      )}
    </>
  )
}
