// A page about everything in this local cloud, for the person at this machine: what runs, what flows, what is stored,
// and what to break on purpose.
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { sendJson } from '../iam/json-http.ts'
import { createActions } from './actions.ts'
import { type Answer, createAnswers } from './answers.ts'
import { createAssets } from './assets.ts'
import { sendContent } from './content.ts'
import type { ConsoleDeps } from './deps.ts'
import { createFaultControl } from './fault-control.ts'
import { guard } from './guard.ts'
import { NotFound } from './not-found.ts'
import type { Recorder } from './recorder.ts'
import { createStreams } from './stream.ts'

export interface Console {
  handler: RequestListener
  close(): void
}

/** What a page may load and who may show it: only what comes from here. */
const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}

export function createConsole(deps: ConsoleDeps & { recorder: Recorder }): Console {
  const faults = createFaultControl(deps)
  const answers = createAnswers({ ...deps, faults })
  const actions = createActions({ ...deps, faults })
  const streams = createStreams(deps.recorder)
  const assets = createAssets()
  // A page of another origin cannot read it, so a request that has it comes from this page.
  const token = randomBytes(24).toString('base64url')

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(PAGE_HEADERS)) response.setHeader(name, value)
    const url = new URL(request.url ?? '/', 'http://localhost')
    const refusal = guard(request, url.pathname, token)
    if (refusal) return sendJson(response, refusal.status, { error: refusal.reason })

    if (request.method === 'POST') return sendJson(response, 200, await actions(request, url.pathname))
    if (url.pathname === '/api/stream') return streams.open(request, response, url.searchParams)
    if (url.pathname === '/api/content') return await sendContent(deps, url.searchParams, response)
    if (url.pathname.startsWith('/api/')) return send(response, await answers(url))
    await assets.send(url.pathname, token, response)
  }

  return {
    handler(request, response) {
      answer(request, response).catch((error: unknown) => {
        if (response.headersSent || response.destroyed) response.destroy()
        else if (error instanceof NotFound) sendJson(response, 404, { error: error.message })
        else {
          // What is asked for wrongly, or has gone meanwhile, is told to the person who asked.
          sendJson(response, 400, { error: error instanceof Error ? error.message : String(error) })
        }
      })
    },
    close: streams.close,
  }
}

function send(response: ServerResponse, answer: Answer): void {
  sendJson(response, 200, answer)
}
