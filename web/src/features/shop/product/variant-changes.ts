import type { ProductDraft, VariantDraft } from './product-draft.ts'

/** The draft's variants with one of them changed. */
export const variantChanged = (
  { variants }: Pick<ProductDraft, 'variants'>,
  key: string,
  part: Partial<VariantDraft>,
): Pick<ProductDraft, 'variants'> => ({
  variants: variants.map((variant) => (variant.key === key ? { ...variant, ...part } : variant)),
})

/** "2 of these are reserved for orders." */
export const reservedWords = ({ reserved }: Pick<VariantDraft, 'reserved'>): string =>
  reserved === 0
    ? ''
    : `${reserved.toLocaleString('en')} of these ${reserved === 1 ? 'is' : 'are'} reserved for orders.`
