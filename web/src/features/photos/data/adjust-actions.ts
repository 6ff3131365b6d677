import type { Photo } from '../../../../../services/photos/schemas.ts'
import { queryClient } from '../../../query-client.ts'
import { toast } from '../../../ui/toast.tsx'
import { keys } from './lists.ts'
import { photosApi } from './photos-api.ts'

/** Turns and crops. The new pictures follow by the live stream when they are made. */
export async function adjust(
  photo: Photo,
  adjustments: Photo['adjustments'],
  isUndo = false,
): Promise<boolean> {
  try {
    const saved = await photosApi.adjust(photo.id, adjustments)
    queryClient.setQueryData(keys.photo(photo.id), saved)
    if (!isUndo)
      toast.message(adjustments === null ? 'The whole original again' : 'Adjusted', {
        description: 'The picture changes in a moment.',
        undo: () => void adjust(photo, photo.adjustments, true),
      })
    return true
  } catch (error) {
    toast.failed('Not adjusted', error)
    return false
  }
}
