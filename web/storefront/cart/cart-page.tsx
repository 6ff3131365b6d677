import { mainButton } from '../controls.ts'
import { Breadcrumbs } from '../frame/breadcrumbs.tsx'
import { useShop } from '../shop-context.ts'
import { CartLines } from './cart-lines.tsx'
import { CartProblems } from './cart-problems.tsx'
import { CartTotals } from './cart-totals.tsx'
import { CodeForm } from './code-form.tsx'
import { EmptyCart } from './empty-cart.tsx'
import { useCart } from './use-cart.tsx'

/** `message` says what a form's request came to; empty where there was none. */
export function CartPage({ message }: { message: string }) {
  const { path } = useShop()
  const { cart, isBusy } = useCart()
  return (
    <>
      <Breadcrumbs current="Your cart" />
      <h1 className="mb-4 text-3xl font-semibold">Your cart</h1>
      {message && (
        <p role="alert" className="mb-4 rounded-md bg-danger-wash px-4 py-3 text-sm text-danger">
          {message}
        </p>
      )}
      <CartProblems />
      {cart === null || cart.lines.length === 0 ? (
        <EmptyCart />
      ) : (
        <div className="gap-12 lg:grid lg:grid-cols-[1fr_22rem]" aria-busy={isBusy}>
          <CartLines lines={cart.lines} />
          <div className="mt-6 h-fit space-y-6 rounded-lg bg-paper-sunk p-5 lg:mt-0">
            <CodeForm />
            <CartTotals totals={cart.totals} codes={cart.codes} />
            <a href={path('/checkout')} className={`${mainButton} w-full`}>
              Go to checkout
            </a>
          </div>
        </div>
      )}
      <noscript>
        <p className="mt-6 text-sm text-ink-soft">Paying needs JavaScript, everything before it does not.</p>
      </noscript>
    </>
  )
}
