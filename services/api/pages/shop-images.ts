// Images of shops, for everybody. They are outside of the API because pages, search engines and mails show them.
import type { FastifyPluginAsync } from 'fastify'
import { AppError } from '../../platform/errors.ts'
import { allowsWebp, formatFor } from '../../shop/images/accept.ts'
import { type ImageAddress, parseImageAddress } from '../../shop/images/address.ts'
import { imageName } from '../../shop/images/paths.ts'
import type { ShopImages } from '../../shop/images/serving.ts'

/**
 * The address contains a hash of the content, so a browser never needs to ask again. A cache for everybody asks every
 * hour, so that it forgets what is no longer shown.
 */
const FOR_EVER = 'public, max-age=31536000, s-maxage=3600, immutable'

export function shopImagePages(images: Pick<ShopImages, 'find' | 'read'>): FastifyPluginAsync {
  return async (app) => {
    const schema = { hide: true }
    app.get<{ Params: Record<keyof ImageAddress, string> }>(
      '/shop-images/:photoId/:version/:width/:shape',
      { schema, config: { cost: 'cheap' } },
      async (request, reply) => {
        const address = parseImageAddress(request.params)
        const shown = address && (await images.find(address))
        if (!shown) throw noSuchImage()
        const { photoId, version, width, shape } = address
        const { accept } = request.headers
        const size = { width, shape, format: formatFor(accept) }
        const etag = `"${imageName(version, size)}"`
        // Mails and other sites may show what is public anyway.
        reply.header('vary', 'Accept').header('cross-origin-resource-policy', 'cross-origin')
        if (isSame(request.headers['if-none-match'], etag))
          return reply.header('cache-control', FOR_EVER).header('etag', etag).code(304).send()

        const image = await images.read({ photoId, version, size }, shown)
        if (image?.isFinal) {
          reply.header('cache-control', FOR_EVER).header('etag', etag)
          return reply.type(`image/${size.format}`).send(image.bytes)
        }
        if (image && allowsWebp(accept))
          return reply.header('cache-control', 'no-store').type('image/webp').send(image.bytes)
        throw new AppError('temporary', 'This image is not ready yet', { retryAfter: 1 })
      },
    )
    // Otherwise the web would answer with its page.
    app.get('/shop-images/*', { schema, config: { cost: 'cheap' } }, () => {
      throw noSuchImage()
    })
  }
}

const noSuchImage = () => new AppError('not-found', 'No such image')

const isSame = (condition: string | undefined, etag: string) =>
  condition?.split(',').some((each) => each.trim().replace(/^W\//, '') === etag)
