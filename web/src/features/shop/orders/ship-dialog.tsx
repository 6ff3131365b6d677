import type { ShopOrder } from '../../../../../services/shop/orders/schemas.ts'
import { useForm } from '../../../ui/form.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { toast } from '../../../ui/toast.tsx'
import { shipOrder } from '../data/orders-data.ts'
import { allOf, countsOf, type Quantities, quantityProblem } from './line-quantities.ts'
import { LineQuantityFields } from './line-quantity-fields.tsx'

interface ShipDialogProps {
  order: ShopOrder
  onClose: () => void
}

interface Values {
  quantities: Quantities
  carrier: string
  tracking: string
  trackingUrl: string
}

/** All that is left is shipped, or a part of it. The customer is told. */
export function ShipDialog({ order, onClose }: ShipDialogProps) {
  const { id, unshipped, email } = order
  const form = useForm<Values>({
    defaultValues: { quantities: allOf(unshipped), carrier: '', tracking: '', trackingUrl: '' },
    check: ({ quantities, trackingUrl }) => ({
      quantities:
        countsOf(quantities).length === 0
          ? 'Choose at least one piece'
          : unshipped
              .map((one) => quantityProblem(quantities[one.lineId] ?? '0', one.quantity))
              .find(Boolean),
      trackingUrl:
        trackingUrl.trim() === '' || /^https?:\/\/\S+$/.test(trackingUrl.trim())
          ? undefined
          : 'Enter a web address that begins with https://',
    }),
    async send({ quantities, carrier, tracking, trackingUrl }) {
      const written = { carrier: carrier.trim(), tracking: tracking.trim(), trackingUrl: trackingUrl.trim() }
      const given = Object.fromEntries(Object.entries(written).filter(([, text]) => text !== ''))
      await shipOrder(id, { lines: countsOf(quantities), ...given })
      toast.success('Shipped. The customer is told by mail.')
      onClose()
    },
  })
  const quantities = form.choice('quantities')
  return (
    <FormDialog
      form={form}
      title="Ship"
      description={`${email} gets a mail with what you enter here.`}
      action="Mark as shipped"
      onClose={onClose}
    >
      <LineQuantityFields
        legend="What is in the parcel"
        order={order}
        counts={unshipped}
        quantities={quantities.value}
        onChange={quantities.onValueChange}
      />
      {quantities.error && (
        <p role="alert" className="text-danger text-note">
          {quantities.error}
        </p>
      )}
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField label="Carrier" maxLength={80} autoComplete="off" {...form.text('carrier')} />
        <TextField label="Tracking number" maxLength={80} autoComplete="off" {...form.text('tracking')} />
      </div>
      <TextField
        label="Tracking page"
        hint="A link where the customer can follow the parcel."
        type="url"
        maxLength={500}
        autoComplete="off"
        {...form.text('trackingUrl')}
      />
    </FormDialog>
  )
}
