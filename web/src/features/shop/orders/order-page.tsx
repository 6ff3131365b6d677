import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ShopOrder } from '../../../../../services/shop/orders/schemas.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Callout } from '../../../ui/callout.tsx'
import { formatTime } from '../../../ui/format.ts'
import { PageHeader } from '../../../ui/page.tsx'
import { RecordPage } from '../../../ui/record-page.tsx'
import { orderQuery } from '../data/orders-data.ts'
import { ShopGate } from '../shop-page.tsx'
import { OrderActions } from './order-actions-bar.tsx'
import { OrderCustomer } from './order-customer.tsx'
import { OrderLines } from './order-lines.tsx'
import { OrderPapers } from './order-papers.tsx'
import { OrderRefunds } from './order-refunds.tsx'
import { OrderReturns } from './order-returns.tsx'
import { OrderShipments } from './order-shipments.tsx'
import { OrderTimeline } from './order-timeline.tsx'
import { PAYMENT_WORDS, STATE_WORDS } from './order-words.ts'

const BACK = { to: '/store/orders', label: 'Orders' } as const

export function OrderPage() {
  const { orderId = '' } = useParams({ strict: false })
  return (
    <ShopGate>
      <Known key={orderId} id={orderId} />
    </ShopGate>
  )
}

const Known = ({ id }: { id: string }) => (
  <RecordPage back={BACK} noun="order" query={useQuery(orderQuery(id))}>
    {(order) => <Order order={order} />}
  </RecordPage>
)

function Order({ order }: { order: ShopOrder }) {
  const { number, state, payment, placedAt, needsAttention, note } = order
  return (
    <>
      <PageHeader
        title={`Order ${number}`}
        className="pt-3! md:pt-4!"
        subtitle={
          <span className="flex flex-wrap items-center gap-2">
            <Badge tone={STATE_WORDS[state].tone}>{STATE_WORDS[state].label}</Badge>
            <Badge tone={PAYMENT_WORDS[payment].tone}>{PAYMENT_WORDS[payment].label}</Badge>
            <time dateTime={placedAt}>{formatTime(placedAt)}</time>
          </span>
        }
        actions={<OrderActions order={order} />}
      />
      {needsAttention && (
        <Callout tone="danger" className="mb-4" title="Something about this order did not work">
          Its invoice, a message to the customer or a refund could not be finished. It is on the shelf, from
          where an administrator can try it again.
        </Callout>
      )}
      {note && (
        <Callout tone="info" className="mb-4" title="The customer wrote">
          <span className="whitespace-pre-wrap [overflow-wrap:anywhere]">{note}</span>
        </Callout>
      )}
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 gap-5">
          <OrderReturns order={order} />
          <OrderLines order={order} />
          <OrderShipments order={order} />
          <OrderRefunds order={order} />
        </div>
        <div className="grid min-w-0 gap-5">
          <OrderCustomer order={order} />
          <OrderPapers order={order} />
          <OrderTimeline order={order} />
        </div>
      </div>
    </>
  )
}
