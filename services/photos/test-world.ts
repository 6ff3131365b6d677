// The photos room over the local cloud's database and storage, for tests: real clients, real handlers, and events that
// wait until the test delivers them, as often and in any order it likes.
import { createHash } from 'node:crypto'
import type { Bucket } from '@google-cloud/storage'
import { createHandler as createAlbumsHandler } from '../../functions/photo-albums/handler.ts'
import { createHandler as createMetadataHandler } from '../../functions/photo-metadata/handler.ts'
import { createHandler as createRemovalHandler } from '../../functions/photo-removal/handler.ts'
import { createHandler as createRenditionsHandler } from '../../functions/photo-renditions/handler.ts'
import { createHandler as createThumbnailsHandler } from '../../functions/photo-thumbnails/handler.ts'
import { AppError } from '../platform/errors.ts'
import { createGrants } from '../platform/grants.ts'
import { newId } from '../platform/ids.ts'
import { createObjectFinder } from '../platform/object-finder.ts'
import type { Publish, PublishOptions } from '../platform/publish.ts'
import type { UploadGrant } from '../platform/schemas.ts'
import { startTestCloud } from '../platform/test-cloud.ts'
import type { UploadedObject } from '../platform/uploaded-object.ts'
import { shelfIndexes } from '../shelf/indexes.ts'
import { createAlbumStore } from './albums/store.ts'
import { createSweeping as createAlbumSweeping } from './albums/sweeping.ts'
import { createWorking } from './albums/working.ts'
import {
  type AlbumChanged,
  albumChanged,
  type PhotoAdjusted,
  type PhotoDiscarded,
  photoAdjusted,
  photoDiscarded,
  photoUploaded,
} from './events.ts'
import { photoIndexes } from './indexes.ts'
import { createProcessing } from './processing.ts'
import { createRemaking } from './remaking.ts'
import { createMaking } from './rendering/making.ts'
import { render } from './rendering/render.ts'
import type { UploadAnswer } from './schemas.ts'
import { createPhotos } from './service.ts'
import { createPhotoStore } from './store.ts'
import { createSweeping } from './sweeping.ts'
import { startStorage } from './test-storage.ts'

export const OWNER = 'ana'

export interface TestEvent {
  topic: string
  payload: unknown
  options?: PublishOptions
}

export interface NewFile {
  name?: string
  contentType?: string
}

export type World = Awaited<ReturnType<typeof setUp>>

export async function setUp({ quotaBytes }: { quotaBytes?: number } = {}) {
  const cloud = await startTestCloud([photoIndexes, shelfIndexes])
  const { clock, firestore, dataDir } = cloud
  const { now } = clock
  const events: TestEvent[] = []
  const storage = await startStorage({
    clock,
    dataDir,
    announce: (payload) => events.push({ topic: photoUploaded.name, payload }),
  })
  const originals = storage.client.bucket('originals')
  const renditions = storage.client.bucket('renditions')
  const publish: Publish = async (topic, payload, options) => {
    events.push({ topic: topic.name, payload, ...(options && { options }) })
    return String(events.length)
  }
  const store = createPhotoStore(firestore, now)
  const albumStore = createAlbumStore(firestore, now)
  const readyAfter: number[] = []
  const processing = createProcessing({ store, tellReady: (seconds) => readyAfter.push(seconds), now })
  const photos = createPhotos({
    store,
    albumStore,
    grants: createGrants({ bucket: originals, signing: {}, now }),
    publish,
    now,
    newId,
    ...(quotaBytes !== undefined && { quotaBytes }),
  })
  const discard = (photo: PhotoDiscarded) => publish(photoDiscarded, photo)
  // In production a separate process renders, which has its own tests.
  const making = createMaking({
    originals,
    renditions,
    render: (bytes, _owner, adjustments) => render(bytes, adjustments),
  })
  const thumbnails = createThumbnailsHandler({ photos: processing, making, discard })
  const remaking = createRemaking({ store })
  const adjusted = createRenditionsHandler({ photos: remaking, making })
  const metadata = createMetadataHandler({ photos: processing, originals })
  const removal = createRemovalHandler({ photos: processing, originals, renditions })

  const work = createWorking({ albums: albumStore, photos: store, now, step: 10 })
  const albums = createAlbumsHandler({ work, announce: (album) => publish(albumChanged, album), now })

  async function handle({ topic, payload, options }: TestEvent): Promise<void> {
    const isFor = (name: string) => options?.for === undefined || options.for === name
    if (topic === photoDiscarded.name) return removal(payload as PhotoDiscarded)
    if (topic === albumChanged.name) return albums(payload as AlbumChanged)
    if (topic === photoAdjusted.name) return adjusted(payload as PhotoAdjusted)
    const upload = payload as UploadedObject
    await Promise.all([
      isFor('photo-thumbnails') ? thumbnails(upload) : undefined,
      isFor('photo-metadata') ? metadata(upload) : undefined,
    ])
  }

  /** Announces a file and sends its bytes as a browser does; the events about it wait. */
  async function upload(bytes: Buffer, file: NewFile = {}, owner = OWNER): Promise<string> {
    const { photo, grant } = await photos.request(owner, announcement(bytes, file))
    if (grant) await send(grant, bytes)
    return photo.id
  }

  return {
    clock,
    firestore,
    photos,
    processing,
    /** Seconds that each photo took. */
    readyAfter,
    store,
    albumStore,
    work,
    publish,
    originals,
    renditions,
    events,
    handlers: { thumbnails, metadata, adjusted, removal },
    remaking,
    sweeping: createSweeping({
      store,
      originals: createObjectFinder('originals', async () => originals),
      publish,
      now,
    }),
    albumSweeping: createAlbumSweeping({ albums: albumStore, publish, now }),
    handle,
    upload,

    /** Delivers the waiting events, and those that follow from them, once each. */
    async deliver(): Promise<void> {
      for (let event = events.shift(); event; event = events.shift()) await handle(event)
    },

    async uploaded(bytes: Buffer, file: NewFile = {}): Promise<string> {
      const id = await upload(bytes, file)
      await this.deliver()
      return id
    },

    objects: async () => ({ originals: await namesIn(originals), renditions: await namesIn(renditions) }),

    async [Symbol.asyncDispose]() {
      await storage.stop()
      await cloud[Symbol.asyncDispose]()
    },
  }
}

export function announcement(
  bytes: Buffer,
  { name = 'photo.jpg', contentType = 'image/jpeg' }: NewFile = {},
) {
  return { name, contentType, size: bytes.length, sha256: sha256(bytes) }
}

/** The refusal with which an operation ends. */
export async function refusal(promise: Promise<unknown>): Promise<AppError> {
  const reason: unknown = await promise.then(
    () => 'no refusal',
    (error: unknown) => error,
  )
  if (reason instanceof AppError) return reason
  throw new Error(`Expected a refusal, got ${String(reason)}`)
}

export const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** Starts the granted session. */
export function start({ method, url, headers }: UploadGrant): Promise<Response> {
  return fetch(url, { method, headers })
}

export async function send(grant: NonNullable<UploadAnswer['grant']>, bytes: Buffer): Promise<void> {
  const started = await start(grant)
  const session = started.headers.get('location')
  if (!session) throw new Error(`No session: ${started.status} ${await started.text()}`)
  const sent = await fetch(session, { method: 'PUT', body: new Uint8Array(bytes) })
  if (!sent.ok) throw new Error(`Not stored: ${sent.status} ${await sent.text()}`)
}

async function namesIn(bucket: Bucket): Promise<string[]> {
  const [files] = await bucket.getFiles()
  return files.map(({ name }) => name)
}
