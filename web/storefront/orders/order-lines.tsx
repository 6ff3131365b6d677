import type { CustomerOrder } from '../../../services/shop/orders/schemas.ts'
import { CartTotals } from '../cart/cart-totals.tsx'
import { Money } from '../money.tsx'
import { Picture } from '../picture.tsx'
import { useShop } from '../shop-context.ts'

export function OrderLines({ order }: { order: CustomerOrder }) {
  const { path } = useShop()
  return (
    <section>
      <h2 className="mb-2 text-xl font-semibold">What you ordered</h2>
      <ul className="divide-y divide-line">
        {order.lines.map((line) => (
          <li key={line.id} className="flex gap-4 py-4">
            <div className="size-16 shrink-0 overflow-hidden rounded-md bg-paper-sunk">
              {line.image && (
                <Picture
                  image={line.image}
                  shape="crop"
                  sizes="4rem"
                  alt=""
                  className="size-full object-cover"
                />
              )}
            </div>
            <div className="min-w-0 flex-1">
              <a href={path(`/products/${line.slug}`)} className="font-medium hover:underline">
                {line.title}
              </a>
              {line.variantTitle && <p className="text-sm text-ink-soft">{line.variantTitle}</p>}
              {line.note && <p className="text-sm text-ink-soft">{`“${line.note}”`}</p>}
              <p className="text-sm text-ink-soft">
                {line.quantity} × <Money amount={line.unitPrice} />
              </p>
            </div>
            <Money amount={line.subtotal} />
          </li>
        ))}
      </ul>
      <div className="mt-4 max-w-sm sm:ml-auto">
        <CartTotals totals={order.totals} codes={order.codes} />
        {order.refunded > 0 && (
          <p className="mt-2 flex justify-between gap-4 text-sm text-ok">
            Given back <Money amount={order.refunded} />
          </p>
        )}
        <p className="mt-2 text-sm text-ink-faint">Shipping: {order.shippingMethod.name}</p>
      </div>
    </section>
  )
}
