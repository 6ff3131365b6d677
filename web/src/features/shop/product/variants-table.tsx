import { useShop } from '../shop-page.tsx'
import { CellField } from './cell-field.tsx'
import type { PartProps } from './part-props.ts'
import type { VariantDraft } from './product-draft.ts'
import { reservedWords, variantChanged } from './variant-changes.ts'

type Name = 'price' | 'compareAt' | 'stock' | 'sku' | 'weight'

/** Every variant with what differs between them. On a phone it scrolls sideways, with the names in view. */
export function VariantsTable({ draft, change, problemOf }: PartProps) {
  const { currency } = useShop()
  const columns: { name: Name; heading: string; inputMode: 'decimal' | 'numeric' | 'text'; width: string }[] =
    [
      { name: 'price', heading: `Price (${currency})`, inputMode: 'decimal', width: 'w-28' },
      { name: 'compareAt', heading: 'Price before', inputMode: 'decimal', width: 'w-28' },
      { name: 'stock', heading: 'Stock', inputMode: 'numeric', width: 'w-24' },
      { name: 'sku', heading: 'SKU', inputMode: 'text', width: 'w-32' },
      { name: 'weight', heading: 'Weight (g)', inputMode: 'numeric', width: 'w-24' },
    ]
  const field = (name: Name, at: number) => `variants.${at}.${name === 'stock' ? 'onHand' : name}`
  const put = (variant: VariantDraft, name: Name, value: string) =>
    change(variantChanged(draft, variant.key, { [name]: value }))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: an area that scrolls must be reachable with the keyboard
    <section aria-label="Variants" tabIndex={0} className="-mx-4 overflow-x-auto px-4 md:-mx-5 md:px-5">
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b text-left text-ink-soft text-xs">
            <th scope="col" className="sticky left-0 z-above bg-paper-raised py-2 pr-3 font-medium">
              Variant
            </th>
            {columns.map(({ name, heading }) => (
              <th key={name} scope="col" className="whitespace-nowrap px-1.5 py-2 font-medium">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {draft.variants.map((variant, at) => {
            const title = variant.options.join(', ')
            return (
              <tr key={variant.key} className="border-b align-top last:border-b-0">
                <th
                  scope="row"
                  className="sticky left-0 z-above min-w-24 max-w-40 bg-paper-raised py-3 pr-3 text-left font-medium [overflow-wrap:anywhere]"
                >
                  {title}
                  <span className="block font-normal text-ink-faint text-xs">{reservedWords(variant)}</span>
                </th>
                {columns.map(({ name, heading, inputMode, width }) => (
                  <td key={name} className="px-1.5 py-1.5">
                    <CellField
                      label={`${heading} of ${title}`}
                      value={variant[name]}
                      placeholder={name === 'stock' ? '∞' : ''}
                      inputMode={inputMode}
                      className={width}
                      error={problemOf(field(name, at))}
                      onChange={(value) => put(variant, name, value)}
                    />
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
