import type { ClientRequest, IncomingMessage } from 'node:http'

export interface Sender {
  /** Resolves to the status; rejects when no answer came in time. */
  post(url: string, body: string, headers: Record<string, string>): Promise<number>
  /** The body of the answer. Rejects when it is not 200. */
  get(url: string, headers: Record<string, string>): Promise<string>
}

/** Milliseconds. A collector that does not answer must not hold what waits for ever. */
export const TIMEOUT = 3000

/** By node:http, because the first `fetch` of a process takes 10 ms to load. */
export function createSender(): Sender {
  function request(url: string, options: object, body?: string): Promise<{ status: number; text: string }> {
    const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>()
    const http = url.startsWith('https:')
      ? process.getBuiltinModule('node:https')
      : process.getBuiltinModule('node:http')
    const sent: ClientRequest = http.request(
      url,
      { ...options, timeout: TIMEOUT },
      (answer: IncomingMessage) => {
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (chunk: string) => {
          text += chunk
        })
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }))
        answer.on('error', reject)
      },
    )
    sent.on('timeout', () => sent.destroy(new Error(`No answer in ${TIMEOUT} ms`)))
    sent.on('error', reject)
    sent.end(body)
    return promise
  }

  return {
    async post(url, body, headers) {
      const length = String(Buffer.byteLength(body))
      const all = { 'content-type': 'application/json', 'content-length': length, ...headers }
      return (await request(url, { method: 'POST', headers: all }, body)).status
    },
    async get(url, headers) {
      const { status, text } = await request(url, { method: 'GET', headers })
      if (status !== 200) throw new Error(`${new URL(url).host} answers ${status}`)
      return text
    },
  }
}
