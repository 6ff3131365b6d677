import { TextField } from '../../../ui/text-field.tsx'
import { AmountField } from '../money/amount-field.tsx'
import type { PartProps } from './part-props.ts'
import type { VariantDraft } from './product-draft.ts'
import { reservedWords, variantChanged } from './variant-changes.ts'

/** The only variant of a product without options. */
export function SingleVariant({ draft, change, problemOf, variant }: PartProps & { variant: VariantDraft }) {
  const put = (part: Partial<VariantDraft>) => change(variantChanged(draft, variant.key, part))
  const field = (name: keyof VariantDraft & ('price' | 'compareAt' | 'sku' | 'weight' | 'stock')) => ({
    value: variant[name],
    error: problemOf(`variants.0.${name === 'stock' ? 'onHand' : name}`),
    onChange: ({ target }: React.ChangeEvent<HTMLInputElement>) => put({ [name]: target.value }),
  })
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      <AmountField label="Price" {...field('price')} />
      <AmountField label="Price before" hint="Shown crossed out." {...field('compareAt')} />
      <TextField
        label="Stock"
        hint={reservedWords(variant) || 'Nothing for a stock that is not counted.'}
        inputMode="numeric"
        autoComplete="off"
        maxLength={8}
        placeholder="∞"
        {...field('stock')}
      />
      <TextField label="SKU" hint="Your own number." maxLength={64} autoComplete="off" {...field('sku')} />
      <TextField
        label="Weight"
        hint="Grams, for shipping."
        inputMode="numeric"
        autoComplete="off"
        maxLength={8}
        {...field('weight')}
      />
    </div>
  )
}
