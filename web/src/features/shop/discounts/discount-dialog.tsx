import { useQuery } from '@tanstack/react-query'
import type { Discount } from '../../../../../services/shop/discounts/schemas.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { useForm } from '../../../ui/form.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { Switch } from '../../../ui/switch.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { categories } from '../data/categories-data.ts'
import { createDiscount, editDiscount } from '../data/discounts-data.ts'
import { AmountField } from '../money/amount-field.tsx'
import { useShop } from '../shop-page.tsx'
import { checkDiscount, creationOf, type DiscountValues, valuesOf } from './discount-form.ts'

interface DiscountDialogProps {
  /** Null makes a new one. */
  discount: Discount | null
  onClose: () => void
}

const WAYS = [
  { value: 'code', label: 'Code' },
  { value: 'sale', label: 'Sale' },
] as const

const KINDS = [
  { value: 'percentage', label: 'Percent' },
  { value: 'fixed', label: 'Amount' },
  { value: 'free-shipping', label: 'Free shipping' },
] as const

export function DiscountDialog({ discount, onClose }: DiscountDialogProps) {
  const { currency } = useShop()
  const form = useForm<DiscountValues>({
    defaultValues: valuesOf(discount, currency),
    check: (values) => checkDiscount(values, currency),
    async send(values) {
      const written = creationOf(values, currency)
      await (discount ? editDiscount(discount.id, written) : createDiscount(written))
      onClose()
    },
  })
  const way = form.choice('way')
  const kind = form.choice('kind')
  const isCode = way.value === 'code'
  return (
    <FormDialog
      form={form}
      title={discount ? 'Discount' : 'New discount'}
      action={discount ? 'Save' : 'Add'}
      className="md:max-w-xl!"
      onClose={onClose}
    >
      <Segmented
        label="What it is"
        options={WAYS}
        value={way.value}
        onValueChange={(value) => {
          way.onValueChange(value)
          if (value === 'sale' && kind.value === 'free-shipping') kind.onValueChange('percentage')
        }}
      />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField
          label="Name"
          hint={isCode ? 'Customers see it at checkout.' : 'Customers see it beside the price.'}
          maxLength={80}
          autoComplete="off"
          {...form.text('title')}
        />
        {isCode && (
          <TextField
            label="Code"
            hint="What customers enter."
            maxLength={40}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            {...form.text('code')}
          />
        )}
      </div>
      <div className="flex flex-wrap items-start gap-4">
        <Segmented
          label="What it takes off"
          options={isCode ? KINDS : KINDS.slice(0, 2)}
          value={kind.value}
          onValueChange={kind.onValueChange}
        />
        {kind.value === 'percentage' && (
          <TextField
            label="Percent off"
            hideLabel
            className="w-36"
            inputMode="decimal"
            autoComplete="off"
            maxLength={8}
            trailing={<span className="pr-3 text-ink-faint">%</span>}
            {...form.text('value')}
          />
        )}
        {kind.value === 'fixed' && (
          <AmountField label="Amount off" hideLabel className="w-40" {...form.text('value')} />
        )}
      </div>
      <CategoryBoxes {...form.choice('categoryIds')} />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField label="Starts" type="datetime-local" {...form.text('startsAt')} />
        <TextField label="Ends" type="datetime-local" {...form.text('endsAt')} />
        {isCode && (
          <>
            <AmountField label="From a value of" hint="Nothing for any." {...form.text('minTotal')} />
            <span className="max-sm:hidden" />
            <TextField
              label="Uses in all"
              hint="Nothing for no limit."
              inputMode="numeric"
              maxLength={7}
              {...form.text('maxUses')}
            />
            <TextField
              label="Uses per customer"
              hint="Nothing for no limit."
              inputMode="numeric"
              maxLength={4}
              {...form.text('maxUsesPerCustomer')}
            />
          </>
        )}
      </div>
      <Switch label="Active" hint="Switched off, it counts for nobody." {...form.flag('isActive')} />
    </FormDialog>
  )
}

interface CategoryBoxesProps {
  value: string[]
  onValueChange: (ids: string[]) => void
}

/** What it is about: some categories, or everything. */
function CategoryBoxes({ value, onValueChange }: CategoryBoxesProps) {
  const { data: all = [] } = useQuery(categories.query)
  if (all.length === 0) return null
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium text-sm">Only for these categories</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-2">
        {all.map(({ id, title }) => (
          <Checkbox
            key={id}
            label={title}
            checked={value.includes(id)}
            onCheckedChange={(checked) =>
              onValueChange(checked ? [...value, id] : value.filter((other) => other !== id))
            }
          />
        ))}
      </div>
      <p className="text-note text-ink-faint">None for the whole shop.</p>
    </fieldset>
  )
}
