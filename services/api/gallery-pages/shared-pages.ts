// What somebody sees who has a link to photos: the page itself, its password, and that it ended. Everything else is the
// API's, below /api/v1/shared/{token}.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { StreamedArchive } from '../../photos/archives/content.ts'
import type { LinkArchive } from '../../photos/links/archive.ts'
import type { LinkFileList } from '../../photos/links/file-list.ts'
import { foreseeFiles } from '../../photos/links/foreseen-files.ts'
import type { LinkRecord } from '../../photos/links/record.ts'
import type { ForeseenFiles } from '../../photos/links/schemas.ts'
import { archivePath, linkPath, sharedPath } from '../../photos/links/token.ts'
import type { OpenedLink, Visiting, WeighedPhoto } from '../../photos/links/visiting.ts'
import type { GalleryPage, SharedPage } from '../../photos/portfolio/page-schemas.ts'
import { AppError } from '../../platform/errors.ts'
import { readOn } from '../../platform/read-on.ts'
import { sendArchive } from '../archive-answer.ts'
import { sendKept } from '../compression.ts'
import { readForms } from '../forms.ts'
import { HTML } from '../kept-pages.ts'
import type { LinkCookies } from '../link-cookies.ts'
import { pageDocument } from '../page-document.ts'
import type { Renderer } from '../page-renderer.ts'
import { keepDocuments } from './kept-documents.ts'
import { refusalOf } from './shared-refusals.ts'

export interface SharedPagesDeps {
  visiting: Pick<Visiting, 'open' | 'begin' | 'view' | 'weighedPage' | 'unlock'>
  archive: LinkArchive
  cookies: LinkCookies
  renderer: () => Promise<Renderer<GalleryPage>>
  now: () => number
}

const params = Type.Object({ token: Type.String({ maxLength: 100 }) })
const Query = Type.Object({
  after: Type.Optional(Type.String({ maxLength: 2000 })),
  only: Type.Optional(Type.Literal('favourites')),
})
const FileQuery = Type.Object({
  part: Type.Optional(Type.String({ maxLength: 3000 })),
  from: Type.Optional(Type.String({ maxLength: 3000 })),
})
type FileQuery = Type.Static<typeof FileQuery>
const PasswordForm = Type.Object({ password: Type.String({ maxLength: 200, default: '' }) })

/** Photos on one page. */
const PHOTOS_A_PAGE = 500
const READ_AT_ONCE = 250

interface Asked {
  after: string | null
  onlyFavourites: boolean
}

interface Listed {
  photos: readonly WeighedPhoto[]
  next: string | null
}

type ByToken = FastifyRequest<{ Params: { token: string } }>

export function sharedPages({
  visiting,
  archive,
  cookies,
  renderer,
  now,
}: SharedPagesDeps): FastifyPluginAsyncTypebox {
  const keptDocument = keepDocuments({ now })

  async function list(opened: OpenedLink, { after, onlyFavourites }: Asked): Promise<Listed> {
    const { items, nextCursor } = await readOn({
      ...{ after, most: PHOTOS_A_PAGE, atOnce: READ_AT_ONCE },
      read: (range) =>
        visiting.weighedPage(opened, { ...range, ...(onlyFavourites && { favourites: true }) }),
    })
    return { photos: items, next: nextCursor }
  }

  /** What a link shows, as a whole page. */
  async function documentOf(opened: OpenedLink, asked: Asked) {
    const { token, record } = opened
    const { downloads, watermark, favourites, comments, marked } = record
    const link = await visiting.view(opened)
    // Whatever the page follows from. Who looks at it, and when somebody did, is not on it.
    const key = JSON.stringify([token, downloads, watermark, favourites, comments, marked, link, asked])
    async function write(): Promise<string> {
      const { photos, next } = await listed(opened, asked)
      return draw({
        ...{ kind: 'photos', path: linkPath(token), api: sharedPath(token), link, next },
        photos: photos.map(({ photo }) => photo),
        archive:
          downloads === 'none'
            ? null
            : { path: archivePath(token), foreseen: foreseen(record, asked, { photos, next }) },
        isFirst: asked.after === null,
        onlyFavourites: asked.onlyFavourites,
      })
    }
    return keptDocument({ key, write })
  }

  /** An address with a cursor that nobody made shows the first photos rather than an error. */
  async function listed(opened: OpenedLink, asked: Asked): Promise<Listed> {
    try {
      return await list(opened, asked)
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'invalid' || asked.after === null) throw error
      return list(opened, { ...asked, after: null })
    }
  }

  function filesOf(opened: OpenedLink, { part, from }: FileQuery): Promise<StreamedArchive | LinkFileList> {
    if (part !== undefined) return archive.part(opened, part)
    return from === undefined ? archive.all(opened) : archive.list(opened, from)
  }

  function listPage({ token, record }: OpenedLink, { files, total, next }: LinkFileList): SharedPage {
    const path = archivePath(token)
    return {
      ...{ kind: 'files', path: linkPath(token), title: record.title, total },
      files: files.map(({ part, ...file }) => ({ ...file, address: `${path}?part=${part}` })),
      next: next === null ? null : `${path}?from=${next}`,
    }
  }

  async function draw(page: SharedPage): Promise<string> {
    const { render, files } = await renderer()
    const title = titleOf(page)
    const head = { title, description: '', language: 'en', theme: 'system' as const, accent: null }
    return pageDocument({
      head: { ...head, canonical: null, shared: null, structured: [] },
      files,
      body: render({ kind: 'shared', page }),
    })
  }

  const send = async (reply: FastifyReply, page: SharedPage, status = 200): Promise<FastifyReply> =>
    reply.code(status).send(await draw(page))

  return async (app) => {
    readForms(app)
    app.addHook('onRequest', async (_request, reply) => {
      reply
        .type(HTML)
        .header('cache-control', 'no-store')
        .header('x-robots-tag', 'noindex, nofollow')
        .header('referrer-policy', 'no-referrer')
    })
    const hide = true

    app.get(
      '/s/:token',
      {
        attachValidation: true,
        schema: { hide, params, querystring: Query },
        config: { cost: 'read', hasSecretPath: true },
      },
      async (request, reply) => {
        const { token } = request.params
        const { after = null, only } = request.validationError === undefined ? request.query : {}
        return answer(request, reply, async () => {
          const opened = await visiting.open(token, cookies.proofOf(request))
          const document = await documentOf(opened, { after, onlyFavourites: only !== undefined })
          // Only a page that is shown is a visit.
          const { proof } = await visiting.begin(opened)
          if (proof !== null) cookies.keep(request, reply, token, proof)
          return sendKept(document, request, reply)
        })
      },
    )

    app.get(
      '/s/:token/archive',
      {
        attachValidation: true,
        schema: { hide, params, querystring: FileQuery },
        config: { cost: 'expensive', hasSecretPath: true },
        exposeHeadRoute: false,
      },
      async (request, reply) => {
        const { token } = request.params
        return answer(request, reply, async () => {
          const { opened, proof } = await visiting.begin(await visiting.open(token, cookies.proofOf(request)))
          if (request.validationError) throw noSuchFile()
          const found = await filesOf(opened, request.query)
          if (proof !== null) cookies.keep(request, reply, token, proof)
          return 'files' in found ? send(reply, listPage(opened, found)) : sendArchive(found, request, reply)
        })
      },
    )

    app.post(
      '/s/:token',
      {
        attachValidation: true,
        schema: { hide, params, body: PasswordForm },
        config: { cost: 'secret', hasSecretPath: true },
      },
      async (request, reply) => {
        const { token } = request.params
        const password = request.validationError === undefined ? request.body.password : ''
        return answer(request, reply, async () => {
          cookies.keep(request, reply, token, await visiting.unlock(token, password, request.ip))
          return reply.redirect(linkPath(token), 303)
        })
      },
    )

    async function answer(request: ByToken, reply: FastifyReply, work: () => Promise<FastifyReply>) {
      try {
        return await work()
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        const refused = refusalOf(error, linkPath(request.params.token))
        if (!refused) throw error
        return send(reply, refused.page, refused.status)
      }
    }
  }
}

/** Favourites say nothing of all photos, and their page leads back to the one that does. */
function foreseen(link: LinkRecord, asked: Asked, { photos, next }: Listed): ForeseenFiles | null {
  if (asked.onlyFavourites) return null
  const first = asked.after === null ? photos.map(({ bytes }) => bytes) : []
  return foreseeFiles(link, first, asked.after === null && next === null)
}

const noSuchFile = () => new AppError('invalid', 'There is no such file')

function titleOf(page: SharedPage): string {
  if (page.kind === 'photos') return page.link.title
  return page.kind === 'password' ? 'Photos with a password' : page.title
}
