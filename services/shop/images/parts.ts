import { setTimeout } from 'node:timers/promises'
import type { Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import type { Publish } from '../../platform/publish.ts'
import { createMakings } from './makings.ts'
import type { ShopPhotos } from './photos.ts'
import { createShopImages } from './serving.ts'
import { createShowing } from './showing.ts'

export interface ImagePartsDeps {
  firestore: Firestore
  renditions: Bucket
  photos: ShopPhotos
  publish: Publish
  now: () => number
}

export const createImageParts = (deps: ImagePartsDeps) =>
  createShopImages({
    ...deps,
    showing: createShowing(deps),
    makings: createMakings(deps),
    wait: (milliseconds) => setTimeout(milliseconds, undefined, { ref: false }),
  })
