import { Trash2 } from 'lucide-react'
import { useMemo } from 'react'
import type { Form } from '../../../ui/form.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { NativeSelect } from '../../../ui/native-select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { countryName, countryOptions } from '../opening/countries.ts'
import type { RateRow, TaxValues } from './tax-form.ts'

interface TaxRateRowProps {
  row: RateRow
  at: number
  text: Form<TaxValues>['text']
  country: { value: string; onValueChange: (country: string) => void; error: string | undefined }
  onRemove: () => void
}

const PERCENT = <span className="pr-3 text-ink-faint">%</span>

export function TaxRateRow({ row, at, text, country, onRemove }: TaxRateRowProps) {
  const countries = useMemo(countryOptions, [])
  const field = { inputMode: 'decimal', maxLength: 6, autoComplete: 'off', trailing: PERCENT } as const
  return (
    <div className="grid grid-cols-[1fr_1fr_auto] items-start gap-2 sm:grid-cols-[minmax(0,2fr)_1fr_1fr_auto]">
      <NativeSelect label="Country" className="max-sm:col-span-3" options={countries} {...country} />
      <TextField label="Standard" {...field} {...text(`rates.${at}.standard`)} />
      <TextField label="Reduced" {...field} {...text(`rates.${at}.reduced`)} />
      <IconButton
        label={`Remove the rates of ${countryName(row.country)}`}
        tooltipSide="left"
        className="mt-6.5"
        onClick={onRemove}
      >
        <Trash2 />
      </IconButton>
    </div>
  )
}
