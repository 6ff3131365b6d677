import type { ShopOrder } from '../../../../../services/shop/orders/schemas.ts'
import { useForm } from '../../../ui/form.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { toast } from '../../../ui/toast.tsx'
import { moveOrder } from '../data/orders-data.ts'
import { formatMoney } from '../money/amounts.ts'

interface CancelDialogProps {
  order: ShopOrder
  onClose: () => void
}

export function CancelDialog({ order, onClose }: CancelDialogProps) {
  const { id, refundable, totals } = order
  const form = useForm({
    defaultValues: { why: '' },
    check: ({ why }) => ({ why: why.trim() === '' ? 'Say why, for the customer' : undefined }),
    async send({ why }) {
      await moveOrder(id, { to: 'cancelled', why: why.trim() })
      toast.success('The order was cancelled')
      onClose()
    },
  })
  const back = refundable > 0 ? ` ${formatMoney(refundable, totals.currency)} go back to the customer.` : ''
  return (
    <FormDialog
      form={form}
      title="Cancel the order?"
      description={`What was not shipped goes back into the stock.${back} This cannot be undone.`}
      action="Cancel the order"
      onClose={onClose}
    >
      <TextField label="Why" maxLength={500} autoComplete="off" {...form.text('why')} />
    </FormDialog>
  )
}
