import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { MarkdownText, RenderedText } from '../../shop/pages/schemas.ts'
import { requireUser } from '../auth.ts'

/** Texts as customers will see them, while they are written. `render` makes HTML that harms nobody. */
export function shopMarkdownRoutes(render: (text: string) => string): FastifyPluginAsyncTypebox {
  return async (app) => {
    const schema = {
      tags: ['shop'],
      summary: 'A text in Markdown as the storefront shows it',
      body: MarkdownText,
      response: { 200: RenderedText },
    }
    app.post('/shop/markdown', { schema }, (request) => {
      requireUser(request)
      return { html: render(request.body.text) }
    })
  }
}
