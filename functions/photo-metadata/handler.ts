import type { Bucket } from '@google-cloud/storage'
import type { UploadedObject } from '../../services/photos/events.ts'
import { parseOriginalPath } from '../../services/photos/paths.ts'
import type { FileMetadata, Processing } from '../../services/photos/processing.ts'
import { isMissing } from '../../services/photos/storage-errors.ts'
import { createByteSource } from './byte-source.ts'
import { NO_METADATA, readMetadata } from './read-metadata.ts'

export interface HandlerDeps {
  photos: Pick<Processing, 'addMetadata'>
  originals: Bucket
}

export function createHandler({ photos, originals }: HandlerDeps) {
  async function read(upload: UploadedObject): Promise<FileMetadata> {
    const file = originals.file(upload.name, { generation: upload.generation })
    const source = createByteSource(Number(upload.size), async (start, end) => {
      const [bytes] = await file.download({ start, end: end - 1 })
      return bytes
    })
    try {
      return await readMetadata(source)
    } catch (error) {
      // Gone: then the photo is too, or photo-thumbnails rejects it.
      if (isMissing(error)) return NO_METADATA
      throw error
    }
  }

  return async (upload: UploadedObject): Promise<void> => {
    const photo = parseOriginalPath(upload.name)
    if (!photo) return
    const version = { photoId: photo.photoId, generation: upload.generation }
    await photos.addMetadata(version, await read(upload))
  }
}
