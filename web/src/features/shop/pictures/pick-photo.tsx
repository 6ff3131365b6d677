import { Suspense } from 'react'
import type { PhotoTile } from '../../../../../services/photos/schemas.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { PhotoPicker } from '../../photos/lazy-photo-picker.ts'

interface PickPhotoProps {
  title: string
  onPick: (photo: PhotoTile) => void
  onClose: () => void
}

/** One photo of the photo room, or a new one that goes through its uploads. */
export function PickPhoto({ title, onPick, onClose }: PickPhotoProps) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} className="md:max-w-3xl!">
      <Suspense fallback={<Skeleton className="h-72" />}>
        <PhotoPicker
          onPick={(photo) => {
            onPick(photo)
            onClose()
          }}
        />
      </Suspense>
    </Dialog>
  )
}
