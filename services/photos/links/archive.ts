// The photos of a link as files, with the maker's rights in each photo: one file, or several where one would be too
// large. What may not be downloaded one by one is in none.

import { MINUTE_MS } from '../../platform/durations.ts'
import { AppError } from '../../platform/errors.ts'
import { keepBriefly } from '../../platform/keep-briefly.ts'
import type { StreamedArchive } from '../archives/content.ts'
import { createArchiveOffering, type OfferedFile } from '../archives/offering.ts'
import { type ArchivedBuckets, type WantedFile, wantedOf } from '../archives/planning.ts'
import { MOST_STREAMED, MOST_STREAMED_BYTES } from '../archives/small.ts'
import { rightsOf } from '../rights/rights.ts'
import type { PhotoRights } from '../rights/service.ts'
import { BEGINNING, type LinkFileList, listFiles, places, type Start, starts } from './file-list.ts'
import { type Filled, fillFile, type Room, type Stretch } from './file-stretch.ts'
import { knowsBytes, ROOM, weightOf } from './foreseen-files.ts'
import type { SharedPictures } from './pictures.ts'
import type { ShownPhoto } from './sharing-rules.ts'
import type { OpenedLink, Visiting } from './visiting.ts'

/** Pictures that are looked up at once. */
const AT_ONCE = 24
const KEPT_MS = MINUTE_MS
const MOST_KEPT = 500

/** A file has room for some that were added after it was listed. */
const ROOM_AND_SOME: Room = { photos: MOST_STREAMED + 100, bytes: MOST_STREAMED_BYTES * 1.1 }
/** Of pictures only an estimate is known before. */
const MOST_SENT_BYTES = MOST_STREAMED_BYTES * 2

export interface LinkArchiveDeps {
  visiting: Pick<Visiting, 'toDownload' | 'countDownload'>
  pictures: SharedPictures
  rights: Pick<PhotoRights, 'of'>
  buckets: ArchivedBuckets
  now: () => number
}

export type LinkArchive = ReturnType<typeof createLinkArchive>

/**
 * All throw AppError `forbidden` when nothing may be downloaded, `temporary` while pictures with a watermark are being
 * made, `invalid` for an address that nobody made, and what `visiting.toDownload` throws.
 */
export function createLinkArchive({ visiting, pictures, rights, buckets, now }: LinkArchiveDeps) {
  const offer = createArchiveOffering(buckets)
  const listed = keepBriefly<LinkFileList>({ forMs: KEPT_MS, most: MOST_KEPT, now })

  const fill = (opened: OpenedLink, stretch: Stretch, room: Room): Promise<Filled> =>
    fillFile(
      {
        read: (range) => visiting.toDownload(opened, range),
        weigh: (photo) => weightOf(photo, opened.record),
      },
      stretch,
      room,
    )

  async function wanted({ record }: OpenedLink, photo: ShownPhoto): Promise<WantedFile | null> {
    const file = wantedOf(photo, record.downloads === 'original' ? 'originals' : 'pictures')
    if (typeof file === 'string') return null
    if (record.watermark === '') return file
    const { path } = await pictures.find(record, photo, 'preview')
    return { ...file, bucket: 'renditions', object: path }
  }

  async function fileOf(opened: OpenedLink, photos: readonly ShownPhoto[], name: string) {
    await visiting.countDownload(opened)
    const profile = await rights.of(opened.record.ownerId)
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
    const file = await offer(offered, name)
    if (file.size > MOST_SENT_BYTES) throw tooLarge()
    return file
  }

  function listFrom(opened: OpenedLink, from: Start, known?: Filled): Promise<LinkFileList> {
    const { id, downloads, watermark, passwordVersion } = opened.record
    const key = JSON.stringify([id, downloads, watermark, passwordVersion, from])
    return listed(key, () =>
      listFiles({
        fill: (after) => fill(opened, { after, until: null }, ROOM),
        knowsBytes: knowsBytes(opened.record),
        from,
        known,
      }),
    )
  }

  return {
    /** All photos as one file, or the files that hold them. */
    async all(opened: OpenedLink): Promise<StreamedArchive | LinkFileList> {
      const first = await fill(opened, BEGINNING_TO_END, ROOM)
      const list = first.next === null ? null : await listFrom(opened, BEGINNING, first)
      // One, where nothing but hidden photos follows.
      if (list && list.files.length > 1) return list
      return fileOf(opened, first.photos, opened.record.title)
    },

    /** The files behind those of an earlier list. */
    list: (opened: OpenedLink, next: string): Promise<LinkFileList> => listFrom(opened, starts.decode(next)),

    /** One of several files. Throws AppError `conflict` when it holds many more photos than were listed. */
    async part(opened: OpenedLink, part: string): Promise<StreamedArchive> {
      const { number, of, ...stretch } = places.decode(part)
      const { photos, next } = await fill(opened, stretch, ROOM_AND_SOME)
      if (next !== null) throw listedBefore()
      return fileOf(opened, photos, `${opened.record.title} (${of === null ? number : `${number} of ${of}`})`)
    },
  }
}

const BEGINNING_TO_END: Stretch = { after: null, until: null }

const tooLarge = () =>
  new AppError(
    'conflict',
    'These are too many for one file. Please open the photos and download what you need.',
    { reason: 'too-large' },
  )

const listedBefore = () =>
  new AppError('conflict', 'Photos were added since. Please look at the list of files again.', {
    reason: 'archive-changed',
  })
