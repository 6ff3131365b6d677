// Answers of the API that come with a page, so that the browser can draw it before any script has asked for them.
import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyRequest } from 'fastify'
import { formatTraceparent } from '../platform/trace.ts'
import { IAP_HEADER } from './auth.ts'
import { ACCESS_COOKIE } from './cookies.ts'

/** Milliseconds; a page without answers is better than one that comes late. */
const PATIENCE = 1000

/** Headers that say who asks and from where. Everything else about these requests is the same for everybody. */
const PASSED_ON = ['host', 'cookie', 'user-agent', 'x-forwarded-for', 'x-forwarded-proto', IAP_HEADER]

export interface Asked {
  url: string
  headers: IncomingHttpHeaders
  remoteAddress: string
}

export interface FirstAnswersDeps {
  /** Sends a request to the application itself. */
  ask: (asked: Asked) => Promise<{ statusCode: number; payload: string }>
  patience?: number
}

/**
 * The API's own routes answer, so a page contains what its person may see and nothing else. Null when nobody is signed
 * in, or when the answers do not come in time; the browser then asks for them itself.
 */
export function createFirstAnswers({ ask, patience = PATIENCE }: FirstAnswersDeps) {
  async function answer(request: FastifyRequest, urls: readonly string[]): Promise<string | null> {
    const headers: IncomingHttpHeaders = Object.fromEntries(
      PASSED_ON.flatMap((name) => (request.headers[name] ? [[name, request.headers[name]]] : [])),
    )
    headers.traceparent = formatTraceparent(request.trace)
    const { remoteAddress = '' } = request.socket
    const answers = await Promise.all(
      urls.map(async (url) => {
        const { statusCode, payload } = await ask({ url, headers, remoteAddress })
        return statusCode === 200 ? `${JSON.stringify(url)}:${payload}` : null
      }),
    )
    return answers.includes(null) ? null : inScript(`{${answers.join(',')}}`)
  }

  return async (request: FastifyRequest, urls: readonly string[]): Promise<string | null> => {
    if (!request.cookies[ACCESS_COOKIE] && !request.headers[IAP_HEADER]) return null
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(resolve, patience, null)
    })
    try {
      return await Promise.race([answer(request, urls), late])
    } finally {
      clearTimeout(timer)
    }
  }
}

/** Inside a script element only `<` could end it or begin a comment, and JSON has it in strings only. */
const inScript = (json: string) => json.replaceAll('<', '\\u003c')
