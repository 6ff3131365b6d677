// The addresses of a portfolio, for everybody. Shared pages are the same for all who look.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { VisitorMessages } from '../../photos/portfolio/messages.ts'
import type { GalleryPage } from '../../photos/portfolio/page-schemas.ts'
import type { FoundPortfolio, PortfolioPages } from '../../photos/portfolio/pages.ts'
import type { PortfolioRecord } from '../../photos/portfolio/record.ts'
import { type PortfolioView, portfolioPath } from '../../photos/portfolio/schemas.ts'
import { AppError } from '../../platform/errors.ts'
import { handleRefusal } from '../../platform/handles.ts'
import { escapeHtml } from '../../platform/html.ts'
import { sendKept } from '../compression.ts'
import { readForms } from '../forms.ts'
import { CACHE, HTML, orNull } from '../kept-pages.ts'
import { originOf } from '../own-origin.ts'
import type { Renderer } from '../page-renderer.ts'
import { simplePage } from '../pages/simple-page.ts'
import { sitemapOf } from '../sitemap.ts'
import { createPortfolioWriting } from './portfolio-document.ts'

export interface PortfolioPagesDeps {
  pages: PortfolioPages
  messages: VisitorMessages
  renderer: () => Promise<Renderer<GalleryPage>>
  publicUrl: string
}

const handle = { handle: Type.String() }
const params = Type.Object(handle)
const ofAlbum = Type.Object({ ...handle, slug: Type.String() })
const After = Type.Object({ after: Type.Optional(Type.String({ maxLength: 2000 })) })

/** A letter of a few thousand characters in any alphabet. */
const MOST_FORM_BYTES = 64 * 1024
const text = (maxLength: number) => Type.String({ maxLength, default: '' })
const MessageForm = Type.Object({
  name: text(100),
  email: text(254),
  text: text(5000),
  /** People do not see this field; programs that fill in every form do. */
  website: text(2000),
})

type Request = FastifyRequest<{ Params: { handle: string } }>

export function portfolioPages({
  pages,
  messages,
  renderer,
  publicUrl,
}: PortfolioPagesDeps): FastifyPluginAsyncTypebox {
  const written = createPortfolioWriting(renderer)

  /** Null when the answer was given: there is no such portfolio, or it has another handle now. */
  async function enter(request: Request, reply: FastifyReply): Promise<FoundPortfolio | null> {
    const { handle: asked } = request.params
    const found = await orNull(async () => {
      if (handleRefusal(asked) !== null) throw new AppError('not-found', 'No such portfolio')
      return pages.find(asked, request.identity?.accountId ?? null)
    })
    if (!found) {
      reply.code(404).type(HTML).header('cache-control', CACHE.own)
      reply.send(
        simplePage('There is no portfolio here', '<p>It has gone, or the address has a mistake in it.</p>'),
      )
      return null
    }
    const { portfolio } = found
    if (portfolio.handle === asked) return found
    const [, rest = ''] = /^\/by\/[^/?]*(.*)$/s.exec(request.url) ?? []
    // It may take an earlier handle again: a browser that keeps both ways would go round for ever.
    reply.header('cache-control', 'no-cache')
    reply.redirect(portfolioPath(portfolio.handle, rest), request.method === 'POST' ? 308 : 301)
    return null
  }

  async function show(
    request: Request,
    reply: FastifyReply,
    look: (portfolio: PortfolioRecord) => Promise<PortfolioView>,
  ): Promise<FastifyReply> {
    const found = await enter(request, reply)
    if (!found) return reply
    const view = (await orNull(() => look(found.portfolio))) ?? { kind: 'missing' as const }
    const page = await pages.frame(found, view)
    const document = await written(page, originOf(request, publicUrl))
    const { etag, isIndexed } = document
    const isShared = view.kind !== 'missing' && !found.isPreview
    reply
      .code(view.kind === 'missing' ? 404 : 200)
      .type(HTML)
      .header('cache-control', CACHE[isShared ? 'shared' : 'own'])
    if (!isIndexed) reply.header('x-robots-tag', 'noindex')
    if (isShared) {
      reply.header('etag', etag)
      if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    }
    return sendKept(document, request, reply)
  }

  return async (app) => {
    const hide = true
    readForms(app, MOST_FORM_BYTES)

    app.get('/by/:handle', { schema: { hide, params } }, (request, reply) => show(request, reply, pages.home))

    app.get('/by/:handle/:slug', { schema: { hide, params: ofAlbum } }, (request, reply) =>
      show(request, reply, (portfolio) => pages.album(portfolio, request.params.slug, null)),
    )

    // Whoever makes up cursors has other photos read each time, so fewer of these may be asked for. A cursor that nobody
    // made shows the first photos rather than an error.
    app.get(
      '/by/:handle/:slug/more',
      {
        attachValidation: true,
        schema: { hide, params: ofAlbum, querystring: After },
        config: { cost: 'expensive' },
      },
      (request, reply) => {
        const after = request.validationError === undefined ? (request.query.after ?? null) : null
        return show(request, reply, (portfolio) => albumFrom(portfolio, request.params.slug, after))
      },
    )

    app.get('/by/:handle/sitemap.xml', { schema: { hide, params } }, async (request, reply) => {
      const found = await enter(request, reply)
      if (!found) return reply
      const { portfolio, isPreview } = found
      const address = originOf(request, publicUrl) + portfolioPath(portfolio.handle)
      const slugs = await pages.addresses(portfolio)
      return reply
        .type('application/xml; charset=utf-8')
        .header('cache-control', isPreview ? CACHE.own : 'public, max-age=3600, s-maxage=10')
        .send(
          sitemapOf(
            ['', ...slugs.map((slug) => `/${slug}`)].map((path) => [address + path, portfolio.updatedAt]),
          ),
        )
    })

    app.post(
      '/by/:handle/message',
      { attachValidation: true, schema: { hide, params, body: MessageForm }, config: { cost: 'secret' } },
      async (request, reply) => {
        const found = await enter(request, reply)
        if (!found) return reply
        reply.type(HTML).header('cache-control', CACHE.own).header('x-robots-tag', 'noindex')
        const back = portfolioPath(found.portfolio.handle)
        const answer = await answerTo(request, found, originOf(request, publicUrl) + back)
        const link = `<p><a href="${escapeHtml(back)}">Back to the portfolio</a></p>`
        return reply
          .code(answer.status)
          .send(simplePage(answer.title, `<p>${escapeHtml(answer.words)}</p>${link}`))
      },
    )

    // Whatever else is below its address is the portfolio's to answer.
    app.get('/by/:handle/*', { schema: { hide } }, (request, reply) => {
      const [path = '', query] = request.url.split('?', 2)
      // People write a slash at the end, and browsers keep it.
      if (path.endsWith('/'))
        return reply.redirect(path.replace(/\/+$/, '') + (query ? `?${query}` : ''), 301)
      return show(request as Request, reply, async () => ({ kind: 'missing' }))
    })
  }

  async function albumFrom(portfolio: PortfolioRecord, slug: string, after: string | null) {
    try {
      return await pages.album(portfolio, slug, after)
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'invalid' || after === null) throw error
      return pages.album(portfolio, slug, null)
    }
  }

  async function answerTo(
    request: { body: unknown; validationError?: unknown; ip: string },
    { portfolio }: FoundPortfolio,
    page: string,
  ) {
    const sent = { status: 200, title: 'Thank you', words: 'Your message is on its way.' }
    if (request.validationError !== undefined)
      return {
        status: 400,
        title: 'This was not sent',
        words: 'Something in the form is too long or missing.',
      }
    const { website, ...message } = request.body as Type.Static<typeof MessageForm>
    // A program is told what people are told, so that it does not try again in another way.
    if (website !== '') return sent
    try {
      await messages.send(portfolio, { ...message, page }, request.ip)
      return sent
    } catch (error) {
      const status = error instanceof AppError ? STATUS[error.code] : undefined
      if (!(error instanceof AppError) || status === undefined) throw error
      return { status, title: 'This was not sent', words: error.message }
    }
  }
}

const STATUS: Partial<Record<AppError['code'], number>> = {
  invalid: 400,
  'not-found': 404,
  'too-many': 429,
  temporary: 503,
}
