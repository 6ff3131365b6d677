// Images that everybody may see. They are outside of the API because pages, search engines and mails show them.
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { AppError } from '../../platform/errors.ts'
import { allowsWebp } from '../../shop/images/accept.ts'
import { type ImageAddress, parseImageAddress } from '../../shop/images/address.ts'
import { imageName } from '../../shop/images/paths.ts'
import type { ImageFormat } from '../../shop/images/schemas.ts'
import type { ImageRequest, ServedImage } from '../../shop/images/serving.ts'

export interface PublicImages<Shown> {
  /** The first part of the addresses, such as `/shop-images`. */
  base: string
  /** What browsers and shared caches may keep of an image. */
  cacheControl(shown: Shown): string
  formatFor(accept: string | undefined): ImageFormat
  /** Null for an image that who asks may not see, whether or not it exists. */
  find(image: Pick<ImageRequest, 'photoId' | 'version'>, request: FastifyRequest): Promise<Shown | null>
  /** Null when there is not even an image that could stand in. */
  read(request: ImageRequest, shown: Shown): Promise<ServedImage | null>
  /** What else the bytes depend on, as a part of their ETag. */
  variantOf?(shown: Shown): string
}

export function publicImagePages<Shown>(images: PublicImages<Shown>): FastifyPluginAsync {
  const { base, formatFor } = images
  return async (app) => {
    const schema = { hide: true }
    app.get<{ Params: Record<keyof ImageAddress, string> }>(
      `${base}/:photoId/:version/:width/:shape`,
      { schema, config: { cost: 'cheap' } },
      async (request, reply) => {
        const address = parseImageAddress(request.params)
        const shown = address && (await images.find(address, request))
        if (!shown) throw noSuchImage()
        const { photoId, version, width, shape } = address
        const { accept } = request.headers
        const cacheControl = images.cacheControl(shown)
        const size = { width, shape, format: formatFor(accept) }
        const etag = `"${imageName(version, size)}${images.variantOf?.(shown) ?? ''}"`
        // Mails and other sites may show what is public anyway.
        reply.header('vary', 'Accept').header('cross-origin-resource-policy', 'cross-origin')
        if (isSame(request.headers['if-none-match'], etag))
          return reply.header('cache-control', cacheControl).header('etag', etag).code(304).send()

        const image = await images.read({ photoId, version, size }, shown)
        if (image?.isFinal) {
          reply.header('cache-control', cacheControl).header('etag', etag)
          return reply.type(`image/${size.format}`).send(image.bytes)
        }
        if (image && allowsWebp(accept))
          return reply.header('cache-control', 'no-store').type('image/webp').send(image.bytes)
        throw new AppError('temporary', 'This image is not ready yet', { retryAfter: 1 })
      },
    )
    // Otherwise the web would answer with its page.
    app.get(`${base}/*`, { schema, config: { cost: 'cheap' } }, () => {
      throw noSuchImage()
    })
  }
}

const noSuchImage = () => new AppError('not-found', 'No such image')

const isSame = (condition: string | undefined, etag: string) =>
  condition?.split(',').some((each) => each.trim().replace(/^W\//, '') === etag)
