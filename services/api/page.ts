// The web's one page. For people who are signed in it contains the answers that its first screen needs.
import { readFileSync } from 'node:fs'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createFirstAnswers } from './first-answers.ts'

/** The build writes here what each address asks for (web/build/first-paint.ts). */
const EARLY = /<script type="application\/json" id="early">(.*?)<\/script>/s

/** The application's scripts and font, which wait for the first screen where the page brings one. */
const PRELOADS = /<link rel="(module)?preload"[^>]*>\s*/g

interface Early {
  /** The requests to the API of each page, by its path. */
  pages: Record<string, { asks: string[] }>
}

/** Answers with the page, or with null where the file itself is the answer. */
export function createPage(app: FastifyInstance, path: string) {
  const html = readFileSync(path, 'utf8')
  const early = EARLY.exec(html)
  const { pages }: Early = early ? JSON.parse(early[1]!) : { pages: {} }
  const firstAnswers = createFirstAnswers({
    ask: (asked) => app.inject({ method: 'GET', ...asked }),
  })

  return async (request: FastifyRequest, reply: FastifyReply): Promise<string | null> => {
    const { method, url } = request
    const page = method === 'GET' && Object.hasOwn(pages, url) ? pages[url] : undefined
    const answers = early && page && (await firstAnswers(request, page.asks))
    if (!answers) return null
    reply.header('cache-control', 'private, no-store').type('text/html; charset=utf-8')
    const script = `<script type="application/json" id="answers">${answers}</script>`
    return `${html.slice(0, early.index)}${script}${html.slice(early.index).replace(PRELOADS, '')}`
  }
}
