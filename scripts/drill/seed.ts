import { createHash } from 'node:crypto'
import { recordPrefix as careersPrefix } from '../../services/careers/paths.ts'
import { archivePath } from '../../services/photos/archives/paths.ts'
import { complete } from '../../services/photos/complete.ts'
import { markPath, markVersion } from '../../services/photos/links/mark-record.ts'
import { originalPath, renditionPath } from '../../services/photos/paths.ts'
import { namesOf } from '../../services/photos/remaking.ts'
import { recordPrefix as shopPrefix } from '../../services/shop/paths.ts'
import { benchPhoto } from '../bench/photos-of.ts'
import { inBatches } from '../restore/batches.ts'
import type { KeptBucket } from '../restore/kept-data.ts'
import { type Belonging, PHOTO_ROOM, type Stored, WATERMARK } from './photo-room.ts'
import type { DrillWorld } from './world.ts'

/** Documents of other rooms. */
const OTHERS = ['jobs', 'cvs', 'shopOrders'] as const
/** What a document is made of, one after another. What names a link comes after it. */
const BESIDE = [...OTHERS, ...(Object.keys(PHOTO_ROOM) as (keyof typeof PHOTO_ROOM)[])]
type Beside = (typeof BESIDE)[number]
/** Kinds of records with an object, and its name. */
type WithObject = (typeof OTHERS)[number] | 'photoArchives'
const WITH_OBJECT: Record<WithObject, (of: Belonging) => [KeptBucket, string]> = {
  jobs: ({ ownerId, id }) => ['documents', `${careersPrefix('jobs', { ownerId, id })}text`],
  cvs: ({ ownerId, id }) => ['papers', `${careersPrefix('cvs', { ownerId, id })}paper.pdf`],
  shopOrders: ({ ownerId, id }) => ['papers', `${shopPrefix('orders', { ownerId, id })}invoice.pdf`],
  photoArchives: ({ ownerId, archiveId: id }) => ['papers', archivePath({ ownerId, id })],
}
const OBJECT_KINDS = Object.keys(WITH_OBJECT) as WithObject[]

export const COLLECTIONS = ['photos', ...BESIDE]

/** Bytes of every original. */
const SIZE = 1280

/**
 * Fills the database and the buckets. Half of the objects are photos' originals, the others are documents, papers and
 * archives. Pictures of photos, and those with a link's watermark, come on top of these.
 */
export async function seed(
  { firestore, buckets, renditions }: DrillWorld,
  counts: { documents: number; objects: number },
): Promise<void> {
  const photos = Math.ceil(counts.objects / 2)
  const photoAt = (at: number) => {
    const facts = { ...benchPhoto(letters(`owner-${at % 40}`).slice(0, 20), at), size: SIZE }
    return { ...facts, id: letters(`photos-${at}`).slice(0, 20), albums: [belonging(at, facts).albumId] }
  }
  const ofPhoto = (at: number) => belonging(at, photoAt(at % photos))

  const writer = firestore.bulkWriter({ throttling: false })
  const write = (collection: string, { id, data }: Stored) =>
    void writer.set(firestore.collection(collection).doc(id), data)
  const save = async (bucket: KeptBucket, name: string): Promise<string> => {
    const file = buckets.get(bucket)?.file(name)
    await file?.save(bytesOf(name), { resumable: false })
    return String(file?.metadata.generation)
  }
  const picture = (name: string) => renditions.file(name).save(bytesOf(name), { resumable: false })

  await inBatches(Array(photos).keys(), async (at) => {
    const facts = photoAt(at)
    const place = { ownerId: facts.ownerId, photoId: facts.id }
    // A record says which version of its file it knows.
    const generation = await save('originals', originalPath(place))
    const { id, ...data } = complete({ ...facts, generation }, null, facts.addedAt)
    write('photos', { id, data: { ...data, updatedAt: facts.addedAt } })
    if (facts.thumbnails)
      for (const name of namesOf(facts.thumbnails)) await picture(renditionPath(place, name))
  })
  await inBatches(Array(counts.objects - photos).keys(), async (at) => {
    const kind = OBJECT_KINDS[at % OBJECT_KINDS.length] ?? 'jobs'
    const of = { ...ofPhoto(at), ...idsOf(`with object ${at}`) }
    write(kind, stored(kind, of))
    await save(...WITH_OBJECT[kind](of))
  })
  await inBatches(Array(counts.documents - counts.objects).keys(), async (at) => {
    const kind = BESIDE[at % BESIDE.length] ?? 'jobs'
    const group = Math.floor(at / BESIDE.length)
    const of = ofPhoto(group)
    write(kind, stored(kind, of))
    if (kind !== 'photoLinkMarks') return
    const { preview, linkId } = of
    await picture(markPath(of, { linkId, version: markVersion(preview, WATERMARK) }, 'preview'))
  })
  await writer.close()
}

function belonging(n: number, photo: ReturnType<typeof benchPhoto>): Belonging {
  const { id: photoId, ownerId, thumbnails } = photo
  return { n, ownerId, photoId, preview: thumbnails?.preview ?? '', ...idsOf(`${n}`) }
}

function idsOf(name: string) {
  const id = (of: string) => letters(`${of}-${name}`).slice(0, 20)
  return { albumId: id('album'), linkId: id('link'), archiveId: id('archive'), id: id('other') }
}

function stored(kind: Beside, of: Belonging): Stored {
  if (kind !== 'jobs' && kind !== 'cvs' && kind !== 'shopOrders') return PHOTO_ROOM[kind](of)
  const { id, n, ownerId } = of
  const createdAt = new Date(Date.UTC(2026, 0, 1) + n * 60_000)
  const tags = [letters(`tag-${n}`).slice(0, 6), 'drill']
  const sizes = { bytes: n * 7, width: n % 4000 }
  return { id, data: { ownerId, status: 'ready', title: `Number ${n}`, createdAt, tags, sizes } }
}

/** Letters that follow from the name alone, so that every drill has the same data. */
const letters = (name: string) => createHash('sha256').update(name).digest('hex')
const bytesOf = (name: string) => letters(name).repeat(SIZE / 64)
