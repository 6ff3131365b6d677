import { ChevronDown } from 'lucide-react'
import type { Product } from '../../../../../services/shop/products/schemas.ts'
import { formatCount } from '../../../ui/format.ts'
import { Popover } from '../../../ui/popover.tsx'
import { variantName } from './product-words.ts'
import { PriceField, StockField } from './variant-fields.tsx'

/** The variants of a product, edited without leaving the list. */
export function VariantsPopover({ product, words }: { product: Product; words: string }) {
  return (
    <Popover
      label={`Variants of ${product.title}`}
      align="end"
      className="w-auto! p-2!"
      trigger={
        <button
          type="button"
          aria-label={`${words}: ${formatCount(product.variants.length, 'variant')} of ${product.title}`}
          className="inline-flex min-h-9 items-center gap-1 whitespace-nowrap rounded-md px-2 text-right tabular-nums hover:bg-wash"
        >
          {words}
          <ChevronDown aria-hidden="true" className="size-3.5 shrink-0 text-ink-faint" />
        </button>
      }
    >
      <table className="text-sm">
        <thead>
          <tr className="text-ink-soft text-xs">
            <th className="px-2 py-1 text-left font-medium">Variant</th>
            <th className="px-2 py-1 text-right font-medium">Price</th>
            <th className="px-2 py-1 text-right font-medium">Stock</th>
          </tr>
        </thead>
        <tbody>
          {product.variants.map((variant) => {
            const name = variantName(variant, product.title)
            const said = `${product.title}, ${name}`
            return (
              <tr key={variant.id}>
                <th scope="row" className="max-w-40 truncate px-2 py-1 text-left font-normal">
                  {name}
                </th>
                <td className="px-2 py-1">
                  <PriceField product={product} variant={variant} name={said} />
                </td>
                <td className="px-2 py-1">
                  <StockField product={product} variant={variant} name={said} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Popover>
  )
}
