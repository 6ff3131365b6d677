import type { ProductDraft } from './product-draft.ts'

/** What every part of the editor gets. */
export interface PartProps {
  draft: ProductDraft
  change: (part: Partial<ProductDraft>) => void
  /** What is wrong with a field, by its name with dots. */
  problemOf: (field: string) => string | undefined
}
