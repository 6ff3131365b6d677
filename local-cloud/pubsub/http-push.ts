import type { ClientRequest } from 'node:http'
import * as https from 'node:https'
import { http } from '../http.ts'
import { PUSH_WINDOW } from './limits.ts'

export interface PushRequest {
  url: string
  headers: Record<string, string>
  body: string
}

/** A status code, or null when no answer came. Called once. */
export type PushAnswered = (status: number | null) => void

/**
 * Idle connections kept for each endpoint: as many as there may be pushes. With fewer, a wide window opens
 * and closes connections all the time, until the endpoint's queue for new ones overflows and some wait seconds.
 */
const MAX_IDLE = PUSH_WINDOW.maximum

/**
 * Sends pushes over kept-alive connections. node:http rather than fetch: measured with both ends in one
 * process it takes 36 µs a request where fetch takes 98. Redirects are not followed, as Pub/Sub does not either.
 */
export function createHttpPush() {
  const agents = {
    'http:': new http.Agent({ keepAlive: true, maxFreeSockets: MAX_IDLE }),
    'https:': new https.Agent({ keepAlive: true, maxFreeSockets: MAX_IDLE }),
  }

  /** Returns a function that gives the request up; then `answered` is not called any more. */
  function send(push: PushRequest, answered: PushAnswered): () => void {
    let over = false
    let current: ClientRequest

    function finish(status: number | null) {
      if (over) return
      over = true
      answered(status)
    }

    function attempt() {
      const url = new URL(push.url)
      const secure = url.protocol === 'https:'
      const body = Buffer.from(push.body)
      const request = (secure ? https : http).request(url, {
        method: 'POST',
        agent: secure ? agents['https:'] : agents['http:'],
        headers: { ...push.headers, 'content-length': body.length },
      })
      current = request
      // 102 is an acknowledgement for Pub/Sub, and HTTP sends it ahead of the final answer.
      request.on('information', ({ statusCode }) => statusCode === 102 && finish(102))
      request.on('response', (response) => {
        response.on('error', () => finish(null))
        response.on('end', () => finish(response.statusCode ?? null))
        response.on('close', () => finish(null))
        response.resume()
      })
      request.on('error', (error: NodeJS.ErrnoException) => {
        // The endpoint closed an idle connection just when we used it again: it never saw this request.
        if (!over && request.reusedSocket && error.code === 'ECONNRESET') attempt()
        else finish(null)
      })
      request.end(body)
    }

    attempt()
    return () => {
      over = true
      current.destroy()
    }
  }

  return {
    send,
    close() {
      for (const agent of Object.values(agents)) agent.destroy()
    },
  }
}

export type HttpPush = ReturnType<typeof createHttpPush>
