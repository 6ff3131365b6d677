// The dialog comes when somebody wants to add photos, not with the gallery.
import { FolderPlus } from 'lucide-react'
import { Suspense, use, useState } from 'react'
import { IconButton } from '../../../ui/icon-button.tsx'
import { onDemand } from '../../../ui/on-demand.ts'
import type { AddDialogProps } from './add-dialog.tsx'

const load = onDemand(() => import('./add-dialog.tsx'))

/** Adds the selected photos to an album. */
export function AddToAlbum({ ids }: { ids: readonly string[] }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <IconButton label="Add to album" onClick={() => setOpen(true)} onPointerEnter={() => void load()}>
        <FolderPlus />
      </IconButton>
      {isOpen && (
        <Suspense fallback={null}>
          <Loaded ids={ids} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

function Loaded(props: AddDialogProps) {
  const { AddDialog } = use(load())
  return <AddDialog {...props} />
}
