import type { Bucket } from '@google-cloud/storage'
import type { FileMetadata } from '../../services/photos/file-facts.ts'
import { parseOriginalPath } from '../../services/photos/paths.ts'
import type { Processing } from '../../services/photos/processing.ts'
import { AppError } from '../../services/platform/errors.ts'
import { readerOf, type UploadedObject } from '../../services/platform/uploaded-object.ts'
import { createByteSource } from './byte-source.ts'
import { NO_METADATA, readMetadata } from './read-metadata.ts'

export interface HandlerDeps {
  photos: Pick<Processing, 'addMetadata'>
  originals: Bucket
}

export function createHandler({ photos, originals }: HandlerDeps) {
  async function read(upload: UploadedObject): Promise<FileMetadata> {
    const { size, read: readPart } = readerOf(originals, upload)
    try {
      return await readMetadata(createByteSource(size, readPart))
    } catch (error) {
      // The object is gone or was sent encoded: then the photo is gone too, or photo-thumbnails rejects it.
      if (error instanceof AppError) return NO_METADATA
      throw error
    }
  }

  return async (upload: UploadedObject): Promise<void> => {
    const photo = parseOriginalPath(upload.name)
    if (!photo) return
    const version = {
      photoId: photo.photoId,
      generation: upload.generation,
      uploadedAt: upload.timeCreated,
    }
    await photos.addMetadata(version, await read(upload))
  }
}
