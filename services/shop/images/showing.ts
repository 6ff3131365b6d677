// Which photos a shop shows to everybody, and in which version. Images are asked for far more often than that changes,
// so what was found is kept for seconds, and so is that nothing was found.
import type { Firestore, Query } from '@google-cloud/firestore'
import { type Documents, readAll } from '../../platform/documents.ts'
import { SECOND_MS } from '../../platform/durations.ts'
import { CENTRE, imageVersion } from '../../platform/image-version.ts'
import { keepMostRecent } from '../../platform/keep-most-recent.ts'
import { CATEGORIES } from '../categories/record.ts'
import { PRODUCTS } from '../products/record.ts'
import { SHOPS } from '../shops/record.ts'
import type { PhotoSource, ShopPhotos } from './photos.ts'
import { categoryImages, productImages } from './record.ts'
import type { Focus } from './schemas.ts'

/** How long a photo may still be seen after the last product that shows it is not published any more. */
const SHOWN_MS = 10 * SECOND_MS
/** How often a photo or version that is not shown is looked for: a moment later it may be. */
const HIDDEN_MS = SECOND_MS
const MOST_KEPT = 20_000
/** Products that show the same photo. */
const MOST_PRODUCTS = 100

export interface ShowingDeps {
  firestore: Firestore
  photos: Pick<ShopPhotos, 'source'>
  now: () => number
}

/** A photo that is shown, with the point of interest of each version. */
interface Shown {
  source: PhotoSource
  versions: Map<string, Focus>
}

export interface ShownImage {
  source: PhotoSource
  focus: Focus
}

export function createShowing({ firestore, photos, now }: ShowingDeps) {
  const kept = keepMostRecent<{ at: number; shown: Promise<Shown | null> }>(MOST_KEPT)

  const found = async <Value extends { id: string }>(documents: Documents<Value>, query: Query) =>
    readAll(
      documents,
      await query
        .limit(MOST_PRODUCTS)
        .select(...documents.names)
        .get(),
    )

  /** Whether a shop is open is not asked: its owner looks at it before that, and addresses cannot be guessed. */
  async function look(photoId: string): Promise<Shown | null> {
    const source = await photos.source(photoId)
    if (!source) return null
    const { ownerId, sha256 } = source
    const [products, categories, [shop]] = await Promise.all([
      found(productImages, firestore.collection(PRODUCTS).where('publicPhotoIds', 'array-contains', photoId)),
      found(categoryImages, firestore.collection(CATEGORIES).where('image.photoId', '==', photoId)),
      firestore.getAll(firestore.doc(`${SHOPS}/${ownerId}`), { fieldMask: ['look.heroPhotoId'] }),
    ])
    const isOwn = (one: { ownerId: string }) => one.ownerId === ownerId
    const images = [
      ...products.filter(isOwn).flatMap((product) => product.images),
      ...categories.filter((each) => isOwn(each) && each.trashedAt === null).map(({ image }) => image),
    ].filter((image) => image.photoId === photoId)
    const versions = new Map(images.map(({ version, focus }) => [version, focus]))
    if (shop?.get('look.heroPhotoId') === photoId) versions.set(imageVersion(sha256, CENTRE), CENTRE)
    return versions.size > 0 ? { source, versions } : null
  }

  /** Everybody who asks meanwhile waits for the same answer. */
  function ask(photoId: string): Promise<Shown | null> {
    const asked = { at: now(), shown: look(photoId) }
    kept.set(photoId, asked)
    asked.shown.catch(() => {
      if (kept.get(photoId) === asked) kept.delete(photoId)
    })
    return asked.shown
  }

  return {
    /** Null for an image that only its owner may see, or that does not exist. */
    async find(photoId: string, version: string): Promise<ShownImage | null> {
      const known = kept.get(photoId)
      const age = known ? now() - known.at : Number.POSITIVE_INFINITY
      if (known && age < SHOWN_MS) {
        const image = imageOf(await known.shown, version)
        if (image || age < HIDDEN_MS) return image
      }
      return imageOf(await ask(photoId), version)
    },
  }
}

function imageOf(shown: Shown | null, version: string): ShownImage | null {
  const focus = shown?.versions.get(version)
  return shown && focus ? { source: shown.source, focus } : null
}
