import { Plus } from 'lucide-react'
import type { ShippingMethod } from '../../../../../services/shop/shops/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { useForm } from '../../../ui/form.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { editShop } from '../data/shop-data.ts'
import { AmountField } from '../money/amount-field.tsx'
import { useShop } from '../shop-page.tsx'
import { CountriesField } from './countries-field.tsx'
import { selectChoice } from './select-choice.ts'
import { checkShipping, methodOf, NEW_RATE, type ShippingValues, shippingValuesOf } from './shipping-form.ts'
import { ShippingRateRow } from './shipping-rate-row.tsx'

interface ShippingDialogProps {
  /** Null makes a new one. */
  method: ShippingMethod | null
  onClose: () => void
}

const TAX_CLASSES = [
  { value: 'standard', label: 'Standard rate' },
  { value: 'reduced', label: 'Reduced rate' },
  { value: 'zero', label: 'No tax' },
]

const MOST_RATES = 20

export function ShippingDialog({ method, onClose }: ShippingDialogProps) {
  const { shipping, currency } = useShop()
  const form = useForm<ShippingValues>({
    defaultValues: shippingValuesOf(method, currency),
    check: (values) => checkShipping(values, currency),
    async send(values) {
      const written = methodOf(values, method?.id ?? crypto.randomUUID(), currency)
      const isThere = shipping.some(({ id }) => id === written.id)
      const next = isThere
        ? shipping.map((each) => (each.id === written.id ? written : each))
        : [...shipping, written]
      await editShop({ shipping: next })
      onClose()
    },
  })
  const rates = form.choice('rates')
  return (
    <FormDialog
      form={form}
      title={method ? 'Way of shipping' : 'New way of shipping'}
      action={method ? 'Save' : 'Add'}
      className="md:max-w-2xl!"
      onClose={onClose}
    >
      <TextField label="Name" maxLength={80} autoComplete="off" {...form.text('name')} />
      <TextField
        label="How long it takes"
        placeholder="2 to 3 working days"
        maxLength={200}
        autoComplete="off"
        {...form.text('description')}
      />
      <CountriesField {...form.choice('countries')} />
      <fieldset className="grid gap-3">
        <legend className="mb-1 font-medium text-sm">Prices</legend>
        <p className="text-ink-faint text-note">
          The first row that a cart fits decides. Leave a limit empty for none.
        </p>
        {rates.value.map((_, at) => (
          <ShippingRateRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity besides its place
            key={at}
            at={at}
            text={form.text}
            onRemove={
              rates.value.length > 1 ? () => rates.onValueChange(rates.value.toSpliced(at, 1)) : undefined
            }
          />
        ))}
        {rates.value.length < MOST_RATES && (
          <Button
            size="sm"
            className="justify-self-start"
            icon={<Plus />}
            onClick={() => rates.onValueChange([...rates.value, NEW_RATE])}
          >
            Add a price
          </Button>
        )}
      </fieldset>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <AmountField label="Free from" hint="Nothing for never." {...form.text('freeFrom')} />
        <Select label="Tax" options={TAX_CLASSES} {...selectChoice(form.choice('taxClass'))} />
      </div>
    </FormDialog>
  )
}
