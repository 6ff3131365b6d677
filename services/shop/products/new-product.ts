import type { ProductFacts } from './record.ts'

/** A product before anything is said about it. */
export const newProduct = ({
  id,
  ownerId,
  at,
}: {
  id: string
  ownerId: string
  at: string
}): ProductFacts => ({
  ...{ id, ownerId, state: 'live', trashedAt: null, addedAt: at, revision: 1 },
  ...{ title: '', slug: '', description: '', status: 'draft', taxClass: 'standard' },
  ...{ options: [], categoryIds: [], attributes: [], variants: [], images: [] },
  ...{ noteLabel: '', metaTitle: '', metaDescription: '' },
})

/** A copy that nobody sees, without what only one product can have. What is counted begins with none. */
export function duplicateOf(
  product: ProductFacts,
  {
    id,
    at,
    isCounted,
    newId,
  }: { id: string; at: string; isCounted(variantId: string): boolean; newId: () => string },
): { facts: ProductFacts; onHand: Map<string, number | null> } {
  const onHand = new Map<string, number | null>()
  const variants = product.variants.map((variant) => {
    const copy = { ...variant, id: newId(), sku: '' }
    onHand.set(copy.id, isCounted(variant.id) ? 0 : null)
    return copy
  })
  // Letters, because half of one cannot be stored.
  const title = `${[...product.title].slice(0, 150).join('')} (copy)`
  const begun = { status: 'draft', trashedAt: null, addedAt: at, revision: 1 } as const
  return { facts: { ...product, ...begun, id, title, variants }, onHand }
}
