// The app with makers who have shops, for tests of the shop's routes.
import { NO_METADATA } from '../../functions/photo-metadata/read-metadata.ts'
import { createProcessing } from '../photos/processing.ts'
import { createPhotoStore } from '../photos/store.ts'
import { newId } from '../platform/ids.ts'
import { type Browser, type PublishedEvent, setUp, type World, type WorldOptions } from './test-world.ts'

export type Maker = Browser & { id: string; handle: string }

export interface ShopWorld extends World {
  /** Somebody who has just opened a shop. */
  maker(opening?: object): Promise<Maker>
  /** The events about the shop of this person so far. */
  eventsOf(person: { id: string }): PublishedEvent[]
  /** A photo of this person that the shop may show. */
  photoOf(person: { id: string }): Promise<string>
}

/** A variant as the API takes it; the price is in cents. */
export const variant = (changes: object = {}) => ({
  ...{ sku: '', options: [], price: 1000, compareAt: null, weight: 100, onHand: 10 },
  ...changes,
})

/** A product as the API takes it. */
export const product = (changes: object = {}) => ({ title: 'Olive oil', variants: [variant()], ...changes })

const THUMBNAILS = {
  ...{
    contentType: 'image/jpeg',
    width: 400,
    height: 300,
    ratio: 4 / 3,
    thumbhash: 'AA==',
    isAnimated: false,
  },
  ...{ preview: '0123456789abcdef-1600.webp', thumbnail: '0123456789abcdef-320.webp' },
}

export async function setUpShop(options?: WorldOptions): Promise<ShopWorld> {
  const world = await setUp(options)
  const processing = createProcessing({ store: createPhotoStore(world.firestore, world.clock.now) })
  return {
    ...world,

    async maker(opening = {}) {
      const person = await world.registered()
      const handle = `shop-${newId()}`
      const asked = { handle, name: 'A shop', currency: 'EUR', country: 'DE', ...opening }
      const answer = await person.request('POST', '/api/v1/shop', asked)
      if (answer.statusCode !== 201) throw new Error(`Could not open a shop: ${answer.body}`)
      return { ...person, handle: answer.json().handle }
    },

    eventsOf: ({ id }) =>
      world.events.filter(({ payload }) => (payload as { ownerId?: string }).ownerId === id),

    async photoOf({ id }) {
      const sha256 = newId()
        .replaceAll(/[^0-9a-f]/g, 'a')
        .padEnd(64, '0')
      const upload = { name: 'a.jpg', contentType: 'image/jpeg', size: 10, sha256 }
      const { photo } = await world.photos.request(id, upload)
      const version = { photoId: photo.id, generation: '1' }
      await processing.addThumbnails(version, THUMBNAILS)
      await processing.addMetadata(version, NO_METADATA)
      return photo.id
    },
  }
}
