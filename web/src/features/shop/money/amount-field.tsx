import type { ComponentProps } from 'react'
import { TextField } from '../../../ui/text-field.tsx'
import { useShop } from '../shop-page.tsx'

/** A field for an amount in the shop's currency. Its text is read by `readAmount`. */
export function AmountField(props: Omit<ComponentProps<typeof TextField>, 'inputMode' | 'trailing'>) {
  const { currency } = useShop()
  return (
    <TextField
      inputMode="decimal"
      autoComplete="off"
      maxLength={20}
      trailing={
        <span aria-hidden="true" className="pr-2 text-ink-faint text-xs">
          {currency}
        </span>
      }
      {...props}
    />
  )
}
