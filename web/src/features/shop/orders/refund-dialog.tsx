import { useRef } from 'react'
import type { ShopOrder } from '../../../../../services/shop/orders/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { useForm } from '../../../ui/form.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { toast } from '../../../ui/toast.tsx'
import { refundOrder } from '../data/orders-data.ts'
import { AmountField } from '../money/amount-field.tsx'
import { amountProblem, amountText, formatMoney, readAmount } from '../money/amounts.ts'
import { countsOf, noneOf, type Quantities, quantityProblem, shareOf } from './line-quantities.ts'
import { LineQuantityFields } from './line-quantity-fields.tsx'

interface RefundDialogProps {
  order: ShopOrder
  onClose: () => void
}

interface Values {
  amount: string
  reason: string
  restock: Quantities
}

export function RefundDialog({ order, onClose }: RefundDialogProps) {
  const { id, lines, refundable, totals } = order
  const { currency } = totals
  /** However often the button is pressed, or the network fails, the money goes back once. */
  const key = useRef(crypto.randomUUID())
  const counts = lines.map((line) => ({ lineId: line.id, quantity: line.quantity }))
  const most = formatMoney(refundable, currency)
  const form = useForm<Values>({
    defaultValues: { amount: amountText(refundable, currency), reason: '', restock: noneOf(counts) },
    check: ({ amount, reason, restock }) => ({
      amount: amountProblem(amount, currency) ?? rangeProblem(readAmount(amount, currency) ?? 0),
      reason: reason.trim() === '' ? 'Say why, for the customer' : undefined,
      restock: counts.map((one) => quantityProblem(restock[one.lineId] ?? '0', one.quantity)).find(Boolean),
    }),
    async send({ amount, reason, restock }) {
      const back = countsOf(restock)
      const request = { amount: readAmount(amount, currency) ?? 0, reason: reason.trim() }
      await refundOrder(id, { ...request, ...(back.length > 0 && { restock: back }) }, key.current)
      toast.success('The refund is on its way')
      onClose()
    },
  })
  const amount = form.choice('amount')
  const restock = form.choice('restock')

  function rangeProblem(value: number): string | undefined {
    if (value === 0) return 'Enter more than nothing'
    return value > refundable ? `At most ${most} can be given back` : undefined
  }

  const worth = Math.min(refundable, shareOf(order, countsOf(restock.value)))
  return (
    <FormDialog
      form={form}
      title="Refund"
      description={`Up to ${most}. The customer is told by mail.`}
      action="Refund"
      onClose={onClose}
    >
      <LineQuantityFields
        legend="What goes back into the stock"
        order={order}
        counts={counts}
        quantities={restock.value}
        onChange={restock.onValueChange}
      />
      {worth > 0 && (
        <Button
          size="sm"
          className="justify-self-start"
          onClick={() => amount.onValueChange(amountText(worth, currency))}
        >
          {`Refund what these cost: ${formatMoney(worth, currency)}`}
        </Button>
      )}
      <AmountField
        label="Amount"
        name="amount"
        value={amount.value}
        error={amount.error}
        onChange={(event) => amount.onValueChange(event.target.value)}
      />
      <TextField label="Reason" maxLength={500} autoComplete="off" {...form.text('reason')} />
    </FormDialog>
  )
}
