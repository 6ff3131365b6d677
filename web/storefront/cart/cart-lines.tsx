import type { PricedLine } from '../../../services/shop/pricing/schemas.ts'
import { textButton } from '../controls.ts'
import { Money } from '../money.tsx'
import { Picture } from '../picture.tsx'
import { useShop } from '../shop-context.ts'
import { LineQuantity } from './line-quantity.tsx'
import { useCart } from './use-cart.tsx'

export function CartLines({ lines }: { lines: readonly PricedLine[] }) {
  return (
    <ul className="divide-y divide-line">
      {lines.map((line) => (
        <CartLine key={line.id} line={line} />
      ))}
    </ul>
  )
}

function CartLine({ line }: { line: PricedLine }) {
  const { path } = useShop()
  const { store, isBusy } = useCart()
  return (
    <li className="flex gap-4 py-4">
      <div className="size-16 shrink-0 sm:size-20 overflow-hidden rounded-md bg-paper-sunk">
        {line.image && (
          <Picture image={line.image} shape="crop" sizes="5rem" alt="" className="size-full object-cover" />
        )}
      </div>
      <div className="min-w-0 flex-1">
        <div className="flex gap-3">
          <a href={path(`/products/${line.slug}`)} className="min-w-0 flex-1 font-medium hover:underline">
            {line.title}
          </a>
          <Money amount={line.subtotal} className="font-medium" />
        </div>
        {line.variantTitle && <p className="text-sm text-ink-soft">{line.variantTitle}</p>}
        {line.note && <p className="text-sm text-ink-soft">{`“${line.note}”`}</p>}
        <div className="mt-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <LineQuantity line={line} />
          <form
            method="post"
            action={path(`/cart/lines/${line.id}`)}
            onSubmit={(event) => {
              event.preventDefault()
              void store.remove(line.id)
            }}
          >
            <input type="hidden" name="quantity" value="0" />
            <button
              type="submit"
              className={textButton}
              disabled={isBusy}
              aria-label={`Remove ${line.title}`}
            >
              Remove
            </button>
          </form>
        </div>
      </div>
    </li>
  )
}
