// Shop images over the photo room's test world: real clients, the real handler, and any number of instances of the API.
import { fastify } from 'fastify'
import { createHandler } from '../../../functions/shop-image/handler.ts'
import { handleErrors } from '../../api/errors.ts'
import { shopImagePages } from '../../api/pages/shop-images.ts'
import { traceRequests } from '../../api/request-trace.ts'
import { createShopPhotos } from '../../photos/shop-offering.ts'
import { picture } from '../../photos/test-pictures.ts'
import { type NewFile, OWNER, setUp as setUpPhotos } from '../../photos/test-world.ts'
import { newId } from '../../platform/ids.ts'
import { CENTRE, imageVersion } from '../../platform/image-version.ts'
import { createLog } from '../../platform/log.ts'
import type { Publish } from '../../platform/publish.ts'
import { type ShopImageWanted, shopImageWanted } from '../events.ts'
import { PRODUCTS } from '../products/record.ts'
import { createMakings } from './makings.ts'
import { type Focus, type ShopImage, shopImageUrl } from './schemas.ts'
import { createShopImages } from './serving.ts'
import { createShowing } from './showing.ts'

export type World = Awaited<ReturnType<typeof setUp>>
export type Shown = Pick<ShopImage, 'photoId' | 'version' | 'focus'>

const MODERN = 'image/avif,image/webp,image/*,*/*;q=0.8'

export interface InstanceOptions {
  /** Whether images are made as soon as they are wanted. */
  makes?: boolean
  perDay?: number
  wait?: (milliseconds: number) => Promise<void>
}

export async function setUp() {
  const photos = await setUpPhotos()
  const { firestore, clock, originals, renditions } = photos
  const { now } = clock
  const offered = createShopPhotos({ store: photos.store })
  const wanted: ShopImageWanted[] = []
  const running: Promise<void>[] = []
  const closing: (() => Promise<void>)[] = []
  const makings = createMakings({ firestore, now })
  const handle = createHandler({ makings, photos: offered, originals, renditions })

  async function instance({ makes = true, perDay, wait = never }: InstanceOptions = {}) {
    const publish: Publish = async (topic, payload) => {
      if (topic.name !== shopImageWanted.name) throw new Error(`Unexpected ${topic.name}`)
      wanted.push(payload as ShopImageWanted)
      if (makes) running.push(handle(payload as ShopImageWanted))
      return String(wanted.length)
    }
    const app = fastify()
    traceRequests(app)
    handleErrors(
      app,
      createLog({ GOOGLE_CLOUD_PROJECT: 'p', K_SERVICE: 'api', K_REVISION: '1', LOG_LEVEL: 'silent' }),
    )
    const images = createShopImages({
      showing: createShowing({ firestore, photos: offered, now }),
      makings: createMakings({ firestore, now, ...(perDay !== undefined && { perDay }) }),
      renditions,
      publish,
      now,
      wait,
    })
    await app.register(shopImagePages(images))
    closing.push(() => app.close())
    return {
      get: (url: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') =>
        app.inject({ method, url, headers: { accept: MODERN, ...headers } }),
    }
  }

  return {
    ...photos,
    wanted,
    offered,
    handle,
    makings,
    instance,

    /** A ready photo. */
    photo: async (bytes?: Buffer, file: NewFile = {}): Promise<string> =>
      photos.uploaded(bytes ?? (await picture()), file),

    async imageOf(photoId: string, focus: Focus = CENTRE): Promise<Shown> {
      const { sha256 } = (await photos.store.get(photoId))!
      return { photoId, version: imageVersion(sha256, focus), focus }
    },

    /** A published product that shows the photo; returns its id. */
    async published(image: Shown, ownerId = OWNER): Promise<string> {
      const id = newId()
      const product = { ownerId, images: [image], publicPhotoIds: [image.photoId] }
      await firestore.doc(`${PRODUCTS}/${id}`).set(product)
      return id
    },
    unpublish: (id: string) => firestore.doc(`${PRODUCTS}/${id}`).update({ publicPhotoIds: [] }),

    async [Symbol.asyncDispose]() {
      await Promise.all(running)
      await Promise.all(closing.map((close) => close()))
      await photos[Symbol.asyncDispose]()
    },
  }
}

export const at = (
  image: Shown,
  width: Parameters<typeof shopImageUrl>[1] = 160,
  shape: 'fit' | 'crop' = 'fit',
) => shopImageUrl(image, width, shape)

/** Patience without an end. */
const never = () => new Promise<void>(() => undefined)
