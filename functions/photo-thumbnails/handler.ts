import { createHash } from 'node:crypto'
import type { Bucket } from '@google-cloud/storage'
import type { PhotoDiscarded } from '../../services/photos/events.ts'
import {
  type PhotoPath,
  parseOriginalPath,
  renditionName,
  renditionPath,
} from '../../services/photos/paths.ts'
import type { Processing } from '../../services/photos/processing.ts'
import { BadPicture, LARGE_FILE_BYTES } from '../../services/photos/rendering/limits.ts'
import type { Rendered } from '../../services/photos/rendering/render.ts'
import { takingTurns } from '../../services/photos/rendering/taking-turns.ts'
import { MAX_PHOTO_BYTES } from '../../services/photos/schemas.ts'
import { AppError } from '../../services/platform/errors.ts'
import { isThereAlready } from '../../services/platform/storage-errors.ts'
import { readerOf, type UploadedObject } from '../../services/platform/uploaded-object.ts'

export interface HandlerDeps {
  photos: Pick<Processing, 'thumbnailTask' | 'addThumbnails' | 'reject'>
  originals: Bucket
  renditions: Bucket
  /** Throws BadPicture for bytes that can never be shown. */
  render: (bytes: Buffer, ownerId: string) => Promise<Rendered>
  /** Requests the removal of a photo's bytes. */
  discard: (photo: PhotoDiscarded) => Promise<unknown>
}

/** Names contain a hash of the content, so what is stored under one never changes. */
const IMMUTABLE = 'private, max-age=31536000, immutable'

export function createHandler({ photos, originals, renditions, render, discard }: HandlerDeps) {
  const inTurn = takingTurns()

  const remove = (photo: PhotoPath, names: string[]) =>
    Promise.all(
      names.map((name) => renditions.file(renditionPath(photo, name)).delete({ ignoreNotFound: true })),
    )

  async function handle(photo: PhotoPath, upload: UploadedObject): Promise<void> {
    const version = {
      photoId: photo.photoId,
      generation: upload.generation,
      uploadedAt: upload.timeCreated,
    }
    const [task, bytes] = await Promise.all([photos.thumbnailTask(version), read(upload)])
    if (task.kind === 'done') return
    if (task.kind === 'unwanted') return clear(photo, [])

    const rendered = await verified(bytes, task)
      .then((picture) => render(picture, photo.ownerId))
      .catch((error: unknown) => {
        if (error instanceof BadPicture) return error
        throw error
      })
    if (rendered instanceof BadPicture) {
      await photos.reject(version, rendered.message)
      return clear(photo, [])
    }
    const [preview, thumbnail, small] = await Promise.all([
      save(photo, renditionName(sha256(rendered.preview), 'preview'), rendered.preview),
      save(photo, renditionName(sha256(rendered.thumbnail), 'thumbnail'), rendered.thumbnail),
      save(photo, renditionName(sha256(rendered.small), 'small'), rendered.small),
    ])
    const names = [preview, thumbnail, small]
    const { width, height, contentType, thumbhash, isAnimated } = rendered
    const ratio = width / height
    const made = { contentType, width, height, ratio, thumbhash, isAnimated, preview, thumbnail, small }
    const kept = await photos.addThumbnails(version, made)
    if (!kept) return clear(photo, names)
    // An earlier run of another version of this code may have been first: its images stay and ours are deleted.
    const staying = [kept.preview, kept.thumbnail, kept.small]
    await remove(
      photo,
      names.filter((name) => !staying.includes(name)),
    )
  }

  async function read(upload: UploadedObject): Promise<Buffer | BadPicture> {
    try {
      // The SHA-256 of the whole file is checked below.
      return await readerOf(originals, upload).readAll(MAX_PHOTO_BYTES)
    } catch (error) {
      // The object is gone, encoded or too large, which is final.
      if (error instanceof AppError) return new BadPicture(error.message, { cause: error })
      throw error
    }
  }

  async function save(photo: PhotoPath, name: string, bytes: Buffer): Promise<string> {
    try {
      await renditions.file(renditionPath(photo, name)).save(bytes, {
        resumable: false,
        preconditionOpts: { ifGenerationMatch: 0 },
        // The store compares the MD5. The client's own comparison computes a CRC32C in JavaScript, which costs more
        // processor time than everything else that this function does around the image library.
        validation: false,
        metadata: { contentType: 'image/webp', cacheControl: IMMUTABLE, md5Hash: md5(bytes) },
      })
    } catch (error) {
      if (!isThereAlready(error)) throw error
    }
    return name
  }

  /**
   * The photo does not want these files. A run that was killed may have left more, so the removal looks for all of
   * them.
   */
  async function clear(photo: PhotoPath, names: string[]): Promise<void> {
    await remove(photo, names)
    await discard(photo)
  }

  return async (upload: UploadedObject): Promise<void> => {
    const photo = parseOriginalPath(upload.name)
    if (!photo) return
    const work = () => handle(photo, upload)
    await (Number(upload.size) > LARGE_FILE_BYTES ? inTurn(photo.ownerId, work) : work())
  }
}

/** Returns the bytes if they are those that were announced. Throws BadPicture. */
async function verified(
  bytes: Buffer | BadPicture,
  { size, sha256: announced }: { size: number; sha256: string },
): Promise<Buffer> {
  if (bytes instanceof BadPicture) throw bytes
  if (bytes.length !== size || sha256(bytes) !== announced)
    throw new BadPicture('The bytes that arrived are not those of the file that was announced.')
  return bytes
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest('base64')
