import type { Cart } from '../../../services/shop/carts/schemas.ts'
import { CartTotals } from '../cart/cart-totals.tsx'
import { mainButton } from '../controls.ts'
import { Money } from '../money.tsx'
import { useShop } from '../shop-context.ts'
import { CodeFields } from './code-fields.tsx'

interface ReviewProps {
  cart: Cart
  isBusy: boolean
  problem: string | null
}

export function Review({ cart, isBusy, problem }: ReviewProps) {
  const { path, shop } = useShop()
  const isReady = cart.problems.length === 0 && cart.destination.shippingMethodId !== null
  const hasTerms = shop.pages.some(({ kind }) => kind === 'terms')
  return (
    <section
      aria-label="Review"
      className="mt-10 h-fit space-y-5 rounded-lg bg-paper-sunk p-5 lg:sticky lg:top-28 lg:mt-0"
    >
      <h2 className="text-xl font-semibold">Your order</h2>
      <ul className="space-y-2 text-sm">
        {cart.lines.map((line) => (
          <li key={line.id} className="flex gap-3">
            <span className="min-w-0 flex-1">
              {line.quantity} × {line.title}
              {line.variantTitle && <span className="text-ink-soft">, {line.variantTitle}</span>}
            </span>
            <Money amount={line.subtotal} />
          </li>
        ))}
      </ul>
      <CodeFields />
      <CartTotals totals={cart.totals} codes={cart.codes} unshipped="not chosen yet" />
      <label className="flex gap-3 text-sm">
        <input type="checkbox" required className="mt-0.5 size-5 shrink-0 accent-accent" />
        <span>
          I accept the{' '}
          {hasTerms ? (
            <a href={path('/pages/terms')} target="_blank" rel="noopener" className="underline">
              terms of {shop.name}
            </a>
          ) : (
            `terms of ${shop.name}`
          )}
          .
        </span>
      </label>
      {problem && (
        <p role="alert" className="rounded-md bg-danger-wash px-4 py-3 text-sm text-danger">
          {problem}
        </p>
      )}
      <button type="submit" className={`${mainButton} w-full`} disabled={isBusy || !isReady}>
        {isBusy ? 'Placing your order…' : 'Buy now'}
        {!isBusy && <Money amount={cart.totals.total} />}
      </button>
      {cart.destination.shippingMethodId === null && (
        <p className="text-sm text-ink-soft">Choose how it is shipped to see the total.</p>
      )}
    </section>
  )
}
