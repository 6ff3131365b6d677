import { type FormEvent, useState } from 'react'
import type { CustomerOrder } from '../../../services/shop/orders/schemas.ts'
import { input, quietButton } from '../controls.ts'
import { explain } from '../explain.ts'
import { askReturn, type OrderPlace } from './order-requests.ts'

interface ReturnFormProps {
  order: CustomerOrder
  place: OrderPlace
  onChange: (order: CustomerOrder) => void
}

export function ReturnForm({ order, place, onChange }: ReturnFormProps) {
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const lines = order.lines.flatMap(({ id }) => {
      const quantity = Number(form.get(id) ?? 0)
      return quantity > 0 ? [{ lineId: id, quantity }] : []
    })
    if (lines.length === 0) return setProblem('Choose what you want to return.')
    setIsBusy(true)
    setProblem(null)
    try {
      onChange(await askReturn(place, { lines, reason: String(form.get('reason')) }))
    } catch (error) {
      setProblem(explain(error))
    } finally {
      setIsBusy(false)
    }
  }

  return (
    <details className="rounded-lg border border-line px-4">
      <summary className="py-3 font-medium">Return something</summary>
      <form onSubmit={(event) => void submit(event)} className="space-y-4 pb-4">
        {order.lines.map(({ id, title, variantTitle, quantity }) => (
          <label key={id} className="flex items-center justify-between gap-4 text-sm">
            <span>
              {title}
              {variantTitle && <span className="text-ink-soft">, {variantTitle}</span>}
            </span>
            <select name={id} defaultValue={0} className={`${input} w-20`}>
              {[...Array(Math.min(quantity, 99) + 1).keys()].map((count) => (
                <option key={count} value={count}>
                  {count}
                </option>
              ))}
            </select>
          </label>
        ))}
        <label className="block text-sm">
          <span className="mb-1 block font-medium">Why?</span>
          <textarea name="reason" required rows={3} maxLength={1000} className={`${input} py-2`} />
        </label>
        {problem && (
          <p role="alert" className="text-sm text-danger">
            {problem}
          </p>
        )}
        <button type="submit" className={quietButton} disabled={isBusy}>
          Ask to return it
        </button>
      </form>
    </details>
  )
}
