// The bytes that leave through a link, with the maker's rights in them. What is stored stays as it is.
import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { Bucket } from '@google-cloud/storage'
import { AppError } from '../../platform/errors.ts'
import { isMissing } from '../../platform/storage-errors.ts'
import { originalPath } from '../paths.ts'
import { embedRights } from '../rights/embedding.ts'
import { rightsOf } from '../rights/rights.ts'
import type { PhotoRights } from '../rights/service.ts'
import { planRights, readSpliced, splicedSize } from '../rights/splicing.ts'
import type { SharedPicture, SharedPictures } from './pictures.ts'
import type { LinkRecord } from './record.ts'
import type { SharedSize } from './schemas.ts'
import type { ShownPhoto } from './sharing-rules.ts'

export interface LinkFilesDeps {
  pictures: SharedPictures
  rights: Pick<PhotoRights, 'of'>
  originals: Pick<Bucket, 'file'>
  renditions: Pick<Bucket, 'file'>
}

export interface FoundPicture {
  /** Changes with the content. */
  version: string
  /** WebP. */
  read(): Promise<Buffer>
}

export interface SharedOriginal {
  contentType: string
  /** Bytes. */
  size: number
  open(): Readable
}

export type LinkFiles = ReturnType<typeof createLinkFiles>

export function createLinkFiles({ pictures, rights, originals, renditions }: LinkFilesDeps) {
  const rightsIn = async (photo: ShownPhoto) => rightsOf(photo, await rights.of(photo.ownerId))

  async function stored({ path }: SharedPicture): Promise<Buffer> {
    try {
      const [bytes] = await renditions.file(path).download({ validation: false })
      return bytes
    } catch (error) {
      if (isMissing(error)) throw new AppError('not-found', 'No such image', { cause: error })
      throw error
    }
  }

  return {
    /** Throws AppError `temporary` while a picture with a watermark is not there yet. */
    async picture(link: LinkRecord, photo: ShownPhoto, size: SharedSize): Promise<FoundPicture> {
      const [found, said] = await Promise.all([pictures.find(link, photo, size), rightsIn(photo)])
      const version = createHash('sha256')
        .update(JSON.stringify([found.version, said]))
        .digest('base64url')
      return {
        version: version.slice(0, 22),
        read: async () => embedRights(await stored(found), said, 'image/webp'),
      }
    },

    /** The file as it was uploaded. Its length is known before it is read. */
    async original(photo: ShownPhoto): Promise<SharedOriginal> {
      const { ownerId, id: photoId, generation, contentType, size } = photo
      const file = originals.file(originalPath({ ownerId, photoId }), { generation })
      const open = (start: number, end: number): Readable =>
        file.createReadStream({ start, end: end - 1, decompress: false, validation: false })
      const read = async (offset: number, length: number) => {
        const range = { start: offset, end: offset + length - 1, decompress: false, validation: false }
        return (await file.download(range))[0]
      }
      try {
        const splices = await planRights({ size, contentType, read }, await rightsIn(photo))
        return {
          contentType,
          size: splicedSize(size, splices),
          open: () => readSpliced({ size, splices, open }),
        }
      } catch (error) {
        if (isMissing(error)) throw new AppError('not-found', 'This file is gone', { cause: error })
        throw error
      }
    },
  }
}
