// All photos of a link as one file, with the maker's rights in each. What may not be downloaded one by one is not in it.
import { AppError } from '../../platform/errors.ts'
import type { ArchiveContent } from '../archives/content.ts'
import { createArchiveOffering, type OfferedFile } from '../archives/offering.ts'
import { type ArchivedBuckets, type WantedFile, wantedOf } from '../archives/planning.ts'
import { MOST_STREAMED } from '../archives/small.ts'
import { rightsOf } from '../rights/rights.ts'
import type { PhotoRights } from '../rights/service.ts'
import type { SharedPictures } from './pictures.ts'
import type { ShownPhoto } from './sharing-rules.ts'
import type { OpenedLink, Visiting } from './visiting.ts'

/** Pictures that are looked up at once. */
const AT_ONCE = 24

export interface LinkArchiveDeps {
  visiting: Pick<Visiting, 'each' | 'countDownload'>
  pictures: SharedPictures
  rights: Pick<PhotoRights, 'of'>
  buckets: ArchivedBuckets
}

export type LinkArchive = ReturnType<typeof createLinkArchive>

export function createLinkArchive({ visiting, pictures, rights, buckets }: LinkArchiveDeps) {
  const offer = createArchiveOffering(buckets)

  async function wanted(opened: OpenedLink, photo: ShownPhoto): Promise<WantedFile | null> {
    const { record } = opened
    const file = wantedOf(photo, record.downloads === 'original' ? 'originals' : 'pictures')
    if (typeof file === 'string') return null
    if (record.watermark === '') return file
    const { path } = await pictures.find(record, photo, 'preview')
    return { ...file, bucket: 'renditions', object: path }
  }

  /**
   * Throws AppError `forbidden` when nothing may be downloaded, `temporary` while pictures with a watermark are being
   * made, `conflict` for more than one file should hold, and what `visiting.each` throws.
   */
  return async (opened: OpenedLink): Promise<ArchiveContent> => {
    const { record } = opened
    await visiting.countDownload(opened)
    const photos: ShownPhoto[] = []
    for await (const photo of visiting.each(opened)) {
      photos.push(photo)
      if (photos.length > MOST_STREAMED) throw tooMany()
    }
    const profile = await rights.of(record.ownerId)
    const offered: OfferedFile[] = []
    for (let start = 0; start < photos.length; start += AT_ONCE) {
      const some = photos.slice(start, start + AT_ONCE)
      // All are asked for before the first refusal counts: the others are made meanwhile.
      const files = await Promise.allSettled(some.map((photo) => wanted(opened, photo)))
      for (const [at, file] of files.entries()) {
        if (file.status === 'rejected') throw file.reason
        const photo = some[at]
        if (!file.value || !photo) continue
        const contentType = file.value.bucket === 'originals' ? photo.contentType : 'image/webp'
        offered.push({ ...file.value, contentType, rights: rightsOf(photo, profile) })
      }
    }
    const content = await offer(offered, record.title)
    if (!content) throw tooMany()
    return content
  }
}

const tooMany = () =>
  new AppError(
    'conflict',
    'These are too many for one file. Please open the photos and download what you need.',
    {
      reason: 'too-large',
    },
  )
