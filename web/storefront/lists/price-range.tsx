import type { CataloguePage } from '../../../services/shop/catalogue/schemas.ts'
import { toDecimal } from '../../../services/shop/money/schemas.ts'
import type { Choice } from '../../../services/shop/storefront/choice-schemas.ts'
import { input } from '../controls.ts'
import { useShop } from '../shop-context.ts'

interface PriceRangeProps {
  prices: CataloguePage['prices']
  choice: Choice
}

export function PriceRange({ prices, choice: { minPrice, maxPrice } }: PriceRangeProps) {
  const { shop } = useShop()
  const text = (amount: number | null | undefined) =>
    amount === null || amount === undefined ? '' : toDecimal(amount, shop.currency)
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">Price in {shop.currency}</legend>
      <div className="flex items-center gap-2">
        <input
          name="from"
          inputMode="decimal"
          aria-label="From"
          placeholder={text(prices?.min)}
          defaultValue={text(minPrice)}
          className={input}
        />
        <span aria-hidden="true">–</span>
        <input
          name="to"
          inputMode="decimal"
          aria-label="To"
          placeholder={text(prices?.max)}
          defaultValue={text(maxPrice)}
          className={input}
        />
      </div>
    </fieldset>
  )
}
