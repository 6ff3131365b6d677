// Comes when somebody downloads photos, not with the gallery.
import { Suspense, use } from 'react'
import { onDemand } from '../../../ui/on-demand.ts'
import type { ArchiveDialogProps } from './archive-dialog.tsx'

const load = onDemand(() => import('./archive-dialog.tsx'))

export function LazyArchiveDialog(props: ArchiveDialogProps) {
  return (
    <Suspense fallback={null}>
      <Loaded {...props} />
    </Suspense>
  )
}

function Loaded(props: ArchiveDialogProps) {
  const { ArchiveDialog } = use(load())
  return <ArchiveDialog {...props} />
}
