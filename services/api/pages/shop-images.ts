import type { FastifyPluginAsync } from 'fastify'
import { formatFor } from '../../shop/images/accept.ts'
import type { ShopImages } from '../../shop/images/serving.ts'
import { publicImagePages } from './public-images.ts'

/**
 * The address contains a hash of the content, so a browser never needs to ask again. A cache for everybody asks every
 * hour, so that it forgets what is no longer shown.
 */
const FOR_EVER = 'public, max-age=31536000, s-maxage=3600, immutable'

export const shopImagePages = (images: Pick<ShopImages, 'find' | 'read'>): FastifyPluginAsync =>
  publicImagePages({ base: '/shop-images', cacheControl: () => FOR_EVER, formatFor, ...images })
