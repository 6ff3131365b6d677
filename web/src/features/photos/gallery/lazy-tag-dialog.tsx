// The dialog and the form's parts it needs come when somebody edits tags, not with the gallery.
import { Suspense, use } from 'react'
import { onDemand } from '../../../ui/on-demand.ts'
import type { TagDialogProps } from './tag-dialog.tsx'

const load = onDemand(() => import('./tag-dialog.tsx'))

export function LazyTagDialog(props: TagDialogProps) {
  return (
    <Suspense fallback={null}>
      <Loaded {...props} />
    </Suspense>
  )
}

function Loaded(props: TagDialogProps) {
  const { TagDialog } = use(load())
  return <TagDialog {...props} />
}
