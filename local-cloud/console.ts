import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerCredentials } from './iam/credentials-api.ts'
import type { Iam } from './iam/iam.ts'
import { sendError, sendJson } from './iam/json-http.ts'
import type { Registry } from './metrics.ts'

export interface ConsoleDeps {
  iam: Iam
  registry: Registry
  /** Each returns false for a request that is for something else. */
  apis: readonly ((request: IncomingMessage, response: ServerResponse) => Promise<boolean>)[]
}

/** One HTTP port for what the services share: IAM Credentials, Google's public keys, metrics, and APIs that manage. */
export function createConsole({ iam, registry, apis }: ConsoleDeps) {
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (await answerCredentials(iam, request, response)) return
    for (const api of apis) if (await api(request, response)) return
    const path = request.url?.split('?')[0]
    if (request.method === 'GET' && path === '/oauth2/v3/certs') {
      sendJson(response, 200, iam.certificates())
    } else if (request.method === 'GET' && path === '/metrics') {
      const text = await registry.metrics()
      response.writeHead(200, { 'content-type': registry.contentType }).end(text)
    } else {
      sendError(response, 404, 'NOT_FOUND', `${request.method} ${path} is not simulated by the local cloud.`)
    }
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy()
      else sendError(response, 500, 'INTERNAL', error instanceof Error ? error.message : String(error))
    })
  }
}
