import { useEffect, useState } from 'react'
import type { CustomerOrder } from '../../../services/shop/orders/schemas.ts'
import { quietButton } from '../controls.ts'
import { Breadcrumbs } from '../frame/breadcrumbs.tsx'
import { MissingPage } from '../pages/missing-page.tsx'
import { useShop } from '../shop-context.ts'
import { OrderActions } from './order-actions.tsx'
import { OrderHistory } from './order-history.tsx'
import { OrderLines } from './order-lines.tsx'
import type { OrderPlace } from './order-requests.ts'
import { headline } from './order-words.ts'
import { ShipmentList } from './shipment-list.tsx'
import { useOrder } from './use-order.ts'

/** The key is in the address only, so that no server in between keeps it with the page. */
export function OrderPage({ id }: { id: string }) {
  const [key, setKey] = useState<string | null | undefined>(undefined)
  useEffect(() => setKey(new URLSearchParams(location.search).get('key')), [])
  return key === undefined ? <Waiting /> : <Order id={id} linkKey={key} />
}

const Waiting = () => (
  <p role="status" className="min-h-dvh py-16 text-ink-soft">
    Loading your order…
  </p>
)

function Order({ id, linkKey }: { id: string; linkKey: string | null }) {
  const { shop } = useShop()
  const place: OrderPlace = { handle: shop.handle, id, key: linkKey }
  const { order, status, problem, setOrder, askAgain } = useOrder(place)
  if (status === 'missing') return <MissingPage />
  if (status === 'failed')
    return (
      <div role="alert" className="py-16">
        <p className="mb-4">{problem}</p>
        <button type="button" className={quietButton} onClick={askAgain}>
          Try again
        </button>
      </div>
    )
  if (!order) return <Waiting />
  return (
    <>
      <Breadcrumbs current={`Order ${order.number}`} />
      <h1 className="text-3xl font-semibold">{headline(order)}</h1>
      <p className="mt-2 text-ink-soft" aria-live="polite">
        {order.state === 'pending'
          ? 'This page changes by itself as soon as it has arrived.'
          : `We keep you informed at ${order.email}.`}
      </p>
      {order.instructions && order.payment !== 'paid' && <Instructions text={order.instructions} />}
      <div className="mt-8 gap-12 lg:grid lg:grid-cols-[1fr_22rem]">
        <div className="space-y-10">
          <ShipmentList order={order} />
          <OrderLines order={order} />
          <OrderActions order={order} place={place} onChange={setOrder} />
        </div>
        <aside className="mt-10 space-y-8 lg:mt-0">
          <OrderHistory history={order.history} placedAt={order.placedAt} />
          <Address order={order} />
        </aside>
      </div>
    </>
  )
}

function Instructions({ text }: { text: string }) {
  return (
    <section className="mt-6 max-w-2xl rounded-lg bg-paper-sunk p-5">
      <h2 className="mb-1 font-semibold">How to pay</h2>
      <p className="whitespace-pre-line text-ink-soft">{text}</p>
    </section>
  )
}

function Address({ order: { shippingAddress: address } }: { order: CustomerOrder }) {
  const { locale } = useShop()
  const country = new Intl.DisplayNames([locale, 'en'], { type: 'region' }).of(address.country)
  const lines = [
    address.name,
    address.company,
    address.line1,
    address.line2,
    [address.postalCode, address.city].filter(Boolean).join(' '),
    address.region,
    country,
  ].filter(Boolean)
  return (
    <section>
      <h2 className="mb-2 font-semibold">Delivery address</h2>
      <address className="text-sm not-italic text-ink-soft">
        {lines.map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
      </address>
    </section>
  )
}
