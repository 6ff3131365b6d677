// The app behind the local cloud's load balancer, for tests of what a shared cache and proxies make of it.
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../local-cloud/clock.ts'
import { createIapKeys } from '../../local-cloud/load-balancer/iap.ts'
import { createLoadBalancer } from '../../local-cloud/load-balancer/load-balancer.ts'

export interface EdgeAnswer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: Buffer
}

export interface Asking {
  method?: string
  headers?: Record<string, string>
  body?: object
  /** One of this machine's, as from where the client comes. */
  address?: string
}

/** Sends everything through a cache, even what production never sends there. */
export async function behindCache({ app, clock }: { app: FastifyInstance; clock: Clock }) {
  const direct = await app.listen({ host: '127.0.0.1', port: 0 })
  const cache = { includeQuery: true, bypassHeaders: [] }
  const backend = {
    ...{ name: 'all', service: 'api', cache, iap: null, firewall: [] },
    responseHeaders: [['x-cache-status', '{cdn_cache_status}']] as [string, string][],
  }
  const routes = { redirectsToHttps: false, backend, hosts: [] }
  const balancer = createLoadBalancer({
    fronts: [{ name: 'front', port: 443, address: '203.0.113.1', routes }],
    uriOf: () => direct,
    sources: { stamp: () => ({}) },
    iapKeys: createIapKeys(),
    iapToken: () => '',
    clock,
  })
  const server = createServer(balancer.handler('front'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const front = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    front: (path: string, asking?: Asking) => ask(`${front}${path}`, asking),
    direct: (path: string, asking?: Asking) => ask(`${direct}${path}`, asking),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** `fetch` would not send every header. Of a stream only the beginning is read. */
function ask(url: string, { method = 'GET', headers = {}, body, address }: Asking = {}): Promise<EdgeAnswer> {
  return new Promise((resolve, reject) => {
    const payload = body && JSON.stringify(body)
    const sent = request(url, {
      method,
      headers: {
        ...headers,
        ...(payload && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
      },
      ...(address && { localAddress: address }),
      agent: false,
    })
    sent.on('error', reject).on('response', (answer) => {
      const chunks: Buffer[] = []
      const finish = () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) })
      answer.on('data', (chunk) => chunks.push(chunk)).on('end', finish)
      if (String(answer.headers['content-type']).startsWith('text/event-stream')) {
        finish()
        answer.destroy()
      }
    })
    sent.end(payload)
  })
}

/** Every path that answers GET, from the app's own tree of routes; parameters begin with a colon. */
export function readablePaths(app: FastifyInstance): string[] {
  const parts: string[] = []
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', part = '', methods = ''] = /^([│ ├└─]*)(\S*)(?: \(([^)]*)\))?/.exec(line) ?? []
      const depth = indent.length / 4
      parts.length = Math.max(depth - 1, 0)
      parts.push(part)
      const path = parts.join('')
      return path.startsWith('/') && methods.split(', ').includes('GET') ? [path] : []
    })
}
