import { Suspense } from 'react'
import type { PhotoTile } from '../../../../../services/photos/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { formatCount } from '../../../ui/format.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { PhotoPicker } from '../../photos/lazy-photo-picker.ts'

interface PickPhotosProps {
  title: string
  /** The photos that are chosen already. */
  picked: readonly string[]
  onToggle: (photo: PhotoTile) => void
  onClose: () => void
}

/** Several photos of the photo room, or new ones that go through its uploads. */
export function PickPhotos({ title, picked, onToggle, onClose }: PickPhotosProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      className="md:max-w-3xl!"
      footer={
        <>
          <span role="status" className="mr-auto self-center text-ink-soft text-note">
            {formatCount(picked.length, 'picture')} chosen
          </span>
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <Suspense fallback={<Skeleton className="h-72" />}>
        <PhotoPicker picked={picked} onPick={onToggle} />
      </Suspense>
    </Dialog>
  )
}
