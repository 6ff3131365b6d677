// The dialog comes when somebody edits many photos, not with the gallery.
import { Suspense, use } from 'react'
import { onDemand } from '../../../ui/on-demand.ts'
import type { EditManyDialogProps } from './edit-many-dialog.tsx'

const load = onDemand(() => import('./edit-many-dialog.tsx'), { isAhead: false })

export function LazyEditMany(props: EditManyDialogProps) {
  return (
    <Suspense fallback={null}>
      <Loaded {...props} />
    </Suspense>
  )
}

function Loaded(props: EditManyDialogProps) {
  const { EditManyDialog } = use(load())
  return <EditManyDialog {...props} />
}
