// Photos of portfolios for everybody, with the rights to them in every file.
import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import type { FastifyPluginAsync } from 'fastify'
import { LRUCache } from 'lru-cache'
import type { PortfolioShowing, ShownImage } from '../../photos/portfolio/showing.ts'
import { embedRights } from '../../photos/rights/embedding.ts'
import type { Publish } from '../../platform/publish.ts'
import { formatFor } from '../../shop/images/accept.ts'
import { createMakings } from '../../shop/images/makings.ts'
import { createShopImages } from '../../shop/images/serving.ts'
import { CACHE } from '../kept-pages.ts'
import { publicImagePages } from '../pages/public-images.ts'

/**
 * Browsers need not ask again for a week, because addresses contain a hash of the picture. Caches for everybody ask
 * every ten seconds: what is no longer shown must be gone.
 */
const KEPT = 'public, max-age=604800, s-maxage=10'
/** Formats that carry rights. */
const FORMATS = ['webp', 'jpeg'] as const
const MEMORY_BYTES = 32 * 1024 * 1024

export interface PortfolioImagesDeps {
  firestore: Firestore
  renditions: Bucket
  showing: PortfolioShowing
  publish: Publish
  now: () => number
}

/** They are made and stored as a shop's images are, by the same function and within the same limit. */
export function portfolioImagePages({ showing, ...deps }: PortfolioImagesDeps): FastifyPluginAsync {
  const images = createShopImages({
    ...deps,
    showing,
    makings: createMakings(deps),
    wait: (milliseconds) => setTimeout(milliseconds, undefined, { ref: false }),
  })
  const signed = new LRUCache<string, Buffer>({
    maxSize: MEMORY_BYTES,
    sizeCalculation: ({ length }) => length + 1,
  })

  return publicImagePages<ShownImage>({
    base: '/portfolio-images',
    cacheControl: ({ isPublished }) => (isPublished ? KEPT : CACHE.own),
    formatFor: (accept) => formatFor(accept, FORMATS),
    find: ({ photoId, version }, { identity }) => showing.find(photoId, version, identity?.accountId),
    variantOf,
    async read(request, shown) {
      const { photoId, version, size } = request
      const key = [photoId, version, size.width, size.shape, size.format, variantOf(shown)].join(' ')
      const known = signed.get(key)
      if (known) return { bytes: known, isFinal: true }
      const image = await images.read(request, shown)
      if (!image) return null
      const bytes = await embedRights(image.bytes, shown.rights)
      if (image.isFinal) signed.set(key, bytes)
      return { ...image, bytes }
    },
  })
}

const variantOf = ({ rights }: ShownImage) =>
  `.${createHash('sha256').update(JSON.stringify(rights)).digest('hex').slice(0, 8)}`
