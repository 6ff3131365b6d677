// Makes a photo's renditions from its original and stores them; what becomes of them, the record decides.
import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { Bucket } from '@google-cloud/storage'
import { AppError } from '../../platform/errors.ts'
import { isThereAlready } from '../../platform/storage-errors.ts'
import { readerOf, type UploadedObject } from '../../platform/uploaded-object.ts'
import { type PhotoPath, type Rendition, renditionName, renditionPath } from '../paths.ts'
import type { Thumbnails } from '../record.ts'
import { type Adjustments, MAX_PHOTO_BYTES } from '../schemas.ts'
import { BadPicture } from './limits.ts'
import type { Rendered } from './render.ts'

export interface MakingDeps {
  originals: Bucket
  renditions: Bucket
  /** Throws BadPicture for bytes that can never be shown. */
  render: (bytes: Buffer, ownerId: string, adjustments: Adjustments | null) => Promise<Rendered>
}

export interface Wanted {
  photo: PhotoPath
  /** What the record says about the file. */
  size: number
  sha256: string
  adjustments: Adjustments | null
  /** The preview that these renditions replace, so that no name is ever used a second time. */
  previous?: string
}

/** Names contain a hash of the content, so what is stored under one never changes. */
const IMMUTABLE = 'private, max-age=31536000, immutable'

export type Making = ReturnType<typeof createMaking>

export function createMaking({ originals, renditions, render }: MakingDeps) {
  async function save(photo: PhotoPath, name: string, bytes: Buffer): Promise<void> {
    try {
      await renditions.file(renditionPath(photo, name)).save(bytes, {
        resumable: false,
        preconditionOpts: { ifGenerationMatch: 0 },
        // The store compares the MD5. The client's own comparison computes a CRC32C in JavaScript, which costs more
        // processor time than everything else that this function does around the image library.
        validation: false,
        metadata: {
          ...{ contentType: 'image/webp', cacheControl: IMMUTABLE, md5Hash: md5(bytes) },
          // Archives need it before they read a byte.
          metadata: { crc32: String(crc32(bytes)) },
        },
      })
    } catch (error) {
      if (!isThereAlready(error)) throw error
    }
  }

  return {
    /** The original's bytes, or why it can never be read. */
    async read(upload: UploadedObject): Promise<Buffer | BadPicture> {
      try {
        // `make` checks the SHA-256 of the whole file.
        return await readerOf(originals, upload).readAll(MAX_PHOTO_BYTES)
      } catch (error) {
        // The object is gone, encoded or too large, which is final.
        if (error instanceof AppError) return new BadPicture(error.message, { cause: error })
        throw error
      }
    },

    /** Stores the renditions and describes them, or tells why there can never be any. */
    async make(bytes: Buffer | BadPicture, wanted: Wanted): Promise<Thumbnails | BadPicture> {
      const { photo, adjustments, previous = '' } = wanted
      let original: Buffer
      let rendered: Rendered
      try {
        original = verified(bytes, wanted)
        rendered = await render(original, photo.ownerId, adjustments)
      } catch (error) {
        if (error instanceof BadPicture) return error
        throw error
      }
      const stored = async (rendition: Rendition) => {
        const name = renditionName(sha256(rendered[rendition], previous), rendition)
        await save(photo, name, rendered[rendition])
        return name
      }
      const [preview, thumbnail, small] = await Promise.all([
        stored('preview'),
        stored('thumbnail'),
        stored('small'),
      ])
      const { width, height, contentType, thumbhash, isAnimated, look, unadjusted } = rendered
      return {
        ...{ contentType, width, height, ratio: width / height, thumbhash, isAnimated },
        ...{ preview, thumbnail, small, crc32: crc32(original) },
        ...(look !== null && { look }),
        ...(adjustments && { adjusted: { adjustments, ...unadjusted } }),
      }
    },

    async remove(photo: PhotoPath, names: readonly string[]): Promise<void> {
      await Promise.all(
        names.map((name) => renditions.file(renditionPath(photo, name)).delete({ ignoreNotFound: true })),
      )
    },
  }
}

/** Returns the bytes if they are those that were announced. Throws BadPicture. */
function verified(bytes: Buffer | BadPicture, announced: Pick<Wanted, 'size' | 'sha256'>): Buffer {
  if (bytes instanceof BadPicture) throw bytes
  if (bytes.length !== announced.size || sha256(bytes) !== announced.sha256)
    throw new BadPicture('The bytes that arrived are not those of the file that was announced.')
  return bytes
}

const sha256 = (bytes: Buffer, more = '') => createHash('sha256').update(bytes).update(more).digest('hex')
const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest('base64')
