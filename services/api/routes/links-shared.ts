// What somebody gets who has a link to photos. Nobody signs in; the address is the key, and where there is a password,
// the cookie that follows it.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { LinkParts } from '../../photos/links/parts.ts'
import {
  LinkPassword,
  LinkToken,
  NewComment,
  SharedLink,
  SharedPhoto,
  SharedQuery,
} from '../../photos/links/schemas.ts'
import type { OpenedLink } from '../../photos/links/visiting.ts'
import { attachment } from '../../platform/grants.ts'
import { Id, Page } from '../../platform/schemas.ts'
import type { LinkCookies } from '../link-cookies.ts'

const open = { tags: ['photos'], security: [] }
const params = Type.Object({ token: LinkToken })
const ofPhoto = Type.Object({ token: LinkToken, id: Id })
const ofPicture = Type.Object({ token: LinkToken, id: Id, size: Type.Enum(['thumbnail', 'preview']) })

/**
 * A picture is asked for anew each time, so that a link ends at once; one that the browser has is not sent again. No
 * cache for everybody keeps it.
 */
const ASKED_AGAIN = 'private, no-cache'

export interface SharedLinkRoutesDeps extends Pick<LinkParts, 'visiting' | 'files'> {
  cookies: LinkCookies
}

type ByToken = FastifyRequest<{ Params: { token: string } }>

export function sharedLinkRoutes(deps: SharedLinkRoutesDeps): FastifyPluginAsyncTypebox {
  const { visiting, files, cookies } = deps
  const opened = (request: ByToken) => visiting.open(request.params.token, cookies.proofOf(request))

  async function begun(request: ByToken, reply: FastifyReply): Promise<OpenedLink> {
    const { opened: link, proof } = await visiting.begin(await opened(request))
    if (proof !== null) cookies.keep(request, reply, request.params.token, proof)
    return link
  }

  return async (app) => {
    app.addHook('onRequest', async (_request, reply) => {
      reply
        .header('cache-control', 'no-store')
        .header('x-robots-tag', 'noindex, nofollow')
        .header('referrer-policy', 'no-referrer')
    })
    const reads = { hasSecretPath: true, cost: 'read' } as const
    /** Strangers may send these, and each writes or sends much. */
    const writes = { hasSecretPath: true, cost: 'expensive' } as const

    const link = {
      ...open,
      summary: 'What a link to photos shows; counts as a visit',
      params,
      response: { 200: SharedLink },
    }
    app.get(
      '/shared/:token',
      { schema: link, config: reads, exposeHeadRoute: false },
      async (request, reply) => visiting.view(await begun(request, reply)),
    )

    const unlock = {
      ...open,
      summary: 'Give the password of a link',
      params,
      body: LinkPassword,
      response: { 204: Type.Null() },
    }
    const guesses = { hasSecretPath: true, cost: 'secret' } as const
    app.post('/shared/:token/session', { schema: unlock, config: guesses }, async (request, reply) => {
      const { token } = request.params
      cookies.keep(request, reply, token, await visiting.unlock(token, request.body.password, request.ip))
      return reply.code(204).send(null)
    })

    const photos = {
      ...open,
      summary: 'A page of the photos of a link',
      params,
      querystring: SharedQuery,
      response: { 200: Page(SharedPhoto) },
    }
    app.get('/shared/:token/photos', { schema: photos, config: reads }, async (request) =>
      visiting.page(await opened(request), request.query),
    )

    const photo = { ...open, summary: 'A photo of a link', params: ofPhoto, response: { 200: SharedPhoto } }
    app.get('/shared/:token/photos/:id', { schema: photo, config: reads }, async (request) =>
      visiting.photo(await opened(request), request.params.id),
    )

    const picture = { ...open, summary: 'The bytes of a picture of a link', params: ofPicture }
    app.get(
      '/shared/:token/photos/:id/:size',
      // There is no HEAD: it would read the bytes to throw them away.
      { schema: picture, config: reads, exposeHeadRoute: false },
      async (request, reply) => {
        const { id, size } = request.params
        const link = await opened(request)
        const shown = await visiting.source(link, id)
        const found = await files.picture(link.record, shown, size)
        const etag = `"${found.version}"`
        reply.header('cache-control', ASKED_AGAIN).header('etag', etag)
        if (request.headers['if-none-match'] === etag) return reply.code(304).send()
        return reply.type('image/webp').send(await found.read())
      },
    )

    const download = { ...open, summary: 'A photo of a link as a file to keep', params: ofPhoto }
    app.get(
      '/shared/:token/photos/:id/download',
      { schema: download, config: writes, exposeHeadRoute: false },
      async (request, reply) => {
        const link = await begun(request, reply)
        const shown = await visiting.source(link, request.params.id)
        await visiting.countDownload(link)
        const { name } = shown
        if (link.record.downloads === 'original') {
          const { contentType, size, open: read } = await files.original(shown)
          reply.header('content-disposition', attachment(name)).header('content-length', size)
          return reply.type(contentType).send(read())
        }
        const found = await files.picture(link.record, shown, 'preview')
        reply.header('content-disposition', attachment(`${name.replace(/(?<=.)\.[^.]{1,5}$/, '')}.webp`))
        return reply.type('image/webp').send(await found.read())
      },
    )

    const mark = { ...photo, summary: 'Mark a photo of a link as a favourite' }
    app.put('/shared/:token/photos/:id/favourite', { schema: mark, config: writes }, async (request) =>
      visiting.favourite(await opened(request), request.params.id, true),
    )

    const unmark = { ...photo, summary: 'Take the mark back' }
    app.delete('/shared/:token/photos/:id/favourite', { schema: unmark, config: writes }, async (request) =>
      visiting.favourite(await opened(request), request.params.id, false),
    )

    const comment = {
      ...photo,
      summary: 'Say something about a photo of a link; the same id twice is one comment',
      body: NewComment,
    }
    app.post('/shared/:token/photos/:id/comments', { schema: comment, config: writes }, async (request) =>
      visiting.comment(await opened(request), request.params.id, request.body),
    )
  }
}
