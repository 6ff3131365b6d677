import { useEffect, useRef } from 'react'
import type { Product } from '../../../../../services/shop/products/schemas.ts'
import { FormProblem } from '../../../ui/form-problem.tsx'
import { LeaveGuard } from '../../../ui/leave-guard.tsx'
import { useShop } from '../shop-page.tsx'
import { AttributesCard } from './attributes-card.tsx'
import { BasicsCard } from './basics-card.tsx'
import { EditorHeader } from './editor-header.tsx'
import { ImagesCard } from './images-card.tsx'
import { OrganisationCard } from './organisation-card.tsx'
import { ProductConflict } from './product-conflict.tsx'
import { SaveBar } from './save-bar.tsx'
import { SearchCard } from './search-card.tsx'
import { useProductDraft } from './use-product-draft.ts'
import { useSaving } from './use-saving.ts'
import { VariantsCard } from './variants-card.tsx'

/** Null begins a new product. */
export function ProductEditor({ product }: { product: Product | null }) {
  const { currency } = useShop()
  const handle = useProductDraft(product, currency)
  const { draft, base, typed, contested, change } = handle
  const saving = useSaving(handle, currency)
  const isDirty = typed.size > 0
  useSaveKey(() => void (isDirty && saving.save()))
  const parts = { draft, change, problemOf: saving.problemOf }

  return (
    <>
      <LeaveGuard isDirty={isDirty && !saving.busy} />
      <EditorHeader product={base} title={draft.title} />
      <SaveBar
        isNew={base === null}
        isDirty={isDirty}
        busy={saving.busy}
        isBlocked={contested.length > 0}
        onSave={() => void saving.save()}
        onDiscard={handle.discard}
      />
      {contested.length > 0 && (
        <ProductConflict parts={contested} onKeepMine={handle.keepMine} onTakeTheirs={handle.discard} />
      )}
      {Boolean(saving.error) && (
        <div className="mb-4">
          <FormProblem error={saving.error} />
        </div>
      )}
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 gap-5">
          <BasicsCard {...parts} isNew={base === null} />
          <ImagesCard {...parts} />
          <VariantsCard {...parts} />
          <AttributesCard {...parts} />
        </div>
        <div className="grid min-w-0 gap-5">
          <OrganisationCard {...parts} />
          <SearchCard {...parts} />
        </div>
      </div>
    </>
  )
}

/** Ctrl+S and ⌘S save, as they do in every editor. */
function useSaveKey(save: () => void) {
  const latest = useRef(save)
  latest.current = save
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
