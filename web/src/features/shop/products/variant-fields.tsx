import type { Product, Variant } from '../../../../../services/shop/products/schemas.ts'
import { cx } from '../../../ui/cx.ts'
import { amountProblem, amountText, formatMoney, readAmount } from '../money/amounts.ts'
import { QUANTITY_PROBLEM, quantityText, readQuantity } from '../money/quantities.ts'
import { useShop } from '../shop-page.tsx'
import { InlineField } from './inline-field.tsx'
import { stockTone } from './product-words.ts'
import { editVariant, withPrice } from './variant-edits.ts'

interface VariantFieldProps {
  product: Product
  variant: Variant
  /** What the variant is called for a screen reader. */
  name: string
}

export function PriceField({ product, variant, name }: VariantFieldProps) {
  const { currency } = useShop()
  return (
    <InlineField
      label={`Price of ${name}`}
      value={amountText(variant.price, currency)}
      inputMode="decimal"
      className="w-24"
      check={(text) => amountProblem(text, currency)}
      onSave={(text) => {
        const price = readAmount(text, currency)
        if (price === null || price === variant.price) return
        const said = `${name} costs ${formatMoney(price, currency)} now`
        void editVariant(product, variant, { edit: withPrice(variant, price), said })
      }}
    />
  )
}

export function StockField({ product, variant, name }: VariantFieldProps) {
  const tone = stockTone(variant)
  return (
    <InlineField
      label={`Stock of ${name}`}
      value={quantityText(variant.onHand)}
      placeholder="∞"
      inputMode="numeric"
      className={cx('w-20', tone === 'none' && 'text-danger', tone === 'low' && 'text-warn')}
      check={(text) => (readQuantity(text) === undefined ? QUANTITY_PROBLEM : undefined)}
      onSave={(text) => {
        const onHand = readQuantity(text)
        if (onHand === undefined || onHand === variant.onHand) return
        const said =
          onHand === null
            ? `${name} is no longer counted`
            : `${name}: ${onHand.toLocaleString('en')} in stock`
        void editVariant(product, variant, { edit: { onHand }, said })
      }}
    />
  )
}
