import { useEffect, useState } from 'react'
import type { Product } from '../../../../../services/shop/products/schemas.ts'
import {
  changedParts,
  contestedParts,
  type DraftPart,
  draftOf,
  NEW_DRAFT,
  type ProductDraft,
  rebased,
} from './product-draft.ts'

interface State {
  /** The version on which the draft is based; null for a product that does not exist yet. */
  base: Product | null
  draft: ProductDraft
}

export interface DraftHandle {
  draft: ProductDraft
  base: Product | null
  /** What was typed and is not saved. */
  typed: ReadonlySet<DraftPart>
  /** What another window has changed, too, in another way; empty without a conflict. */
  contested: readonly DraftPart[]
  change: (part: Partial<ProductDraft>) => void
  /** Bases what was typed on the newest version, so that saving overwrites what is contested. */
  keepMine: () => void
  discard: () => void
  /** Takes over what was saved, and keeps what was typed since `sent`. */
  saved: (product: Product, sent: ProductDraft) => void
}

/** The draft of one product. Give the component the product's id as its key. */
export function useProductDraft(product: Product | null, currency: string): DraftHandle {
  const start = (base: Product | null) => (base ? draftOf(base, currency) : NEW_DRAFT)
  const [state, setState] = useState<State>(() => ({ base: product, draft: start(product) }))
  const { base, draft } = state
  const from = start(base)
  const isNewer = product !== null && base !== null && product !== base
  const onto = isNewer ? start(product) : from
  const contested = isNewer ? contestedParts(draft, { from, onto }) : []
  const canFollow = isNewer && contested.length === 0

  const follow = () => setState({ base: product, draft: rebased(draft, { from, onto }) })
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows when a newer version can be taken over
  useEffect(() => {
    if (canFollow) follow()
  }, [canFollow, product])

  return {
    draft,
    base,
    typed: changedParts(from, draft),
    contested,
    change: (part) => setState((known) => ({ ...known, draft: { ...known.draft, ...part } })),
    keepMine: follow,
    discard: () => setState({ base: product, draft: start(product) }),
    saved: (next, sent) =>
      setState((known) => ({
        base: next,
        draft: rebased(known.draft, { from: sent, onto: draftOf(next, currency) }),
      })),
  }
}
