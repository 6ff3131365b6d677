import { Trash2 } from 'lucide-react'
import type { Form } from '../../../ui/form.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { AmountField } from '../money/amount-field.tsx'
import type { ShippingValues } from './shipping-form.ts'

interface ShippingRateRowProps {
  at: number
  text: Form<ShippingValues>['text']
  /** Undefined for the only one. */
  onRemove: (() => void) | undefined
}

export function ShippingRateRow({ at, text, onRemove }: ShippingRateRowProps) {
  return (
    <div className="grid grid-cols-2 items-start gap-2 sm:grid-cols-[1fr_1fr_1fr_auto]">
      <TextField
        label="Up to grams"
        inputMode="numeric"
        maxLength={8}
        autoComplete="off"
        placeholder="any"
        {...text(`rates.${at}.maxWeight`)}
      />
      <AmountField label="Up to a value" placeholder="any" {...text(`rates.${at}.maxTotal`)} />
      <AmountField label="Price" {...text(`rates.${at}.price`)} />
      <IconButton
        label={`Remove price ${at + 1}`}
        tooltipSide="left"
        className="mt-6.5 max-sm:justify-self-end"
        disabled={!onRemove}
        onClick={onRemove}
      >
        <Trash2 />
      </IconButton>
    </div>
  )
}
