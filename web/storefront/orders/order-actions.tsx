import { useState } from 'react'
import type { CustomerOrder } from '../../../services/shop/orders/schemas.ts'
import { quietButton } from '../controls.ts'
import { explain } from '../explain.ts'
import { cancelOrder, invoiceOf, type OrderPlace } from './order-requests.ts'
import { ReturnForm } from './return-form.tsx'

interface OrderActionsProps {
  order: CustomerOrder
  place: OrderPlace
  onChange: (order: CustomerOrder) => void
}

export function OrderActions({ order, place, onChange }: OrderActionsProps) {
  const [isBusy, setIsBusy] = useState(false)
  const [isSure, setIsSure] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function run(work: () => Promise<void>) {
    setIsBusy(true)
    setProblem(null)
    try {
      await work()
    } catch (error) {
      setProblem(explain(error))
    } finally {
      setIsBusy(false)
    }
  }

  return (
    <section aria-label="What you can do" className="space-y-4">
      <div className="flex flex-wrap gap-3">
        {order.invoiceNumber && (
          <button
            type="button"
            className={quietButton}
            disabled={isBusy}
            onClick={() => void run(async () => location.assign((await invoiceOf(place)).url))}
          >
            Invoice {order.invoiceNumber} (PDF)
          </button>
        )}
        {order.canCancel && !isSure && (
          <button type="button" className={quietButton} disabled={isBusy} onClick={() => setIsSure(true)}>
            Cancel the order
          </button>
        )}
      </div>
      {order.canCancel && isSure && (
        <div className="rounded-lg bg-warn-wash p-4">
          <p className="mb-3">Cancel order {order.number}? What you paid is given back.</p>
          <div className="flex flex-wrap gap-3">
            <button
              type="button"
              className={quietButton}
              disabled={isBusy}
              onClick={() => void run(async () => onChange(await cancelOrder(place)))}
            >
              Yes, cancel it
            </button>
            <button type="button" className={quietButton} onClick={() => setIsSure(false)}>
              Keep it
            </button>
          </div>
        </div>
      )}
      {order.canReturn && <ReturnForm order={order} place={place} onChange={onChange} />}
      {order.returns.map(({ id, state, reason }) => (
        <p key={id} className="text-sm text-ink-soft">
          {`${RETURNS[state]}: “${reason}”`}
        </p>
      ))}
      {problem && (
        <p role="alert" className="rounded-md bg-danger-wash px-4 py-3 text-sm text-danger">
          {problem}
        </p>
      )}
      {order.shop.email && (
        <p className="text-sm text-ink-soft">
          Questions about this order?{' '}
          <a
            href={`mailto:${order.shop.email}?subject=${encodeURIComponent(`Order ${order.number}`)}`}
            className="underline underline-offset-4"
          >
            Write to {order.shop.name}
          </a>
        </p>
      )}
    </section>
  )
}

const RETURNS: Record<CustomerOrder['returns'][number]['state'], string> = {
  asked: 'You asked to return goods',
  accepted: 'The shop expects your return',
  refused: 'The shop has refused the return',
  received: 'Your return has arrived',
}
