import { checker } from '../platform/check.ts'
import type { ShelfEvent, ShelfHooks } from '../platform/shelf-hooks.ts'
import { UploadedObject } from '../platform/uploaded-object.ts'
import { PhotoDiscarded, photoDiscarded, photoUploaded } from './events.ts'
import { parseOriginalPath } from './paths.ts'
import type { PhotoStore } from './store.ts'

/** A photo whose event is on the shelf needs a person's attention until the event is sent again. */
export function createAttention({ store }: { store: Pick<PhotoStore, 'change'> }): ShelfHooks {
  async function setAttention(event: ShelfEvent, needsAttention: boolean): Promise<void> {
    const photoId = photoOf(event)
    if (!photoId) return
    await store.change(photoId, (photo) => {
      if (!photo || photo.needsAttention === needsAttention || photo.status === 'ready') return null
      return { ...photo, needsAttention }
    })
  }

  return {
    shelved: (event) => setAttention(event, true),
    redriven: (event) => setAttention(event, false),
  }
}

const isUpload = checker(UploadedObject)
const isDiscarding = checker(PhotoDiscarded)

function photoOf({ topic, payload }: ShelfEvent): string | null {
  if (topic === photoUploaded.name) {
    const upload = isUpload(payload)
    return upload.ok ? (parseOriginalPath(upload.value.name)?.photoId ?? null) : null
  }
  if (topic !== photoDiscarded.name) return null
  const discarding = isDiscarding(payload)
  return discarding.ok ? discarding.value.photoId : null
}
