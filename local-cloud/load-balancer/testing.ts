// A service behind a load balancer, for tests. It reports what it gets, and answers as the address asks.
import { request } from 'node:http'
import { setUp as setUpRun } from '../run/testing.ts'

/**
 * `/answer?…` answers with the headers and status of its query, and a number that tells one answer from another; all
 * else reports the request.
 */
const SERVICE = `
  import { createServer } from 'node:http'
  let answers = 0
  createServer(async (request, answer) => {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost')
    if (pathname.endsWith('/events')) {
      answer.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: first\\n\\n')
      return
    }
    if (!pathname.endsWith('/answer')) {
      let body = ''
      for await (const chunk of request) body += chunk
      return answer.end(JSON.stringify({ headers: request.headers, body }))
    }
    const { status = '200', ...headers } = Object.fromEntries(searchParams)
    delete headers.n
    const isSame = headers.etag !== undefined && request.headers['if-none-match'] === headers.etag
    answer.writeHead(isSame ? 304 : Number(status), headers)
    answer.end(isSame ? undefined : 'answer ' + ++answers + ' for ' + (request.headers.cookie ?? 'nobody'))
  }).listen(Number(process.env.PORT))
`

const EVERYTHING_ELSE = { action: 'allow', priority: 2 ** 31 - 1, match: { versioned_expr: 'SRC_IPS_V1' } }

interface Options {
  /** Adds to the backend without a cache. */
  backend?: object
  rules?: object[]
  resources?: object
  ingress?: string
}

/** `/cached/*` has Cloud CDN before it, everything else has not. */
function resourcesOf({ backend, rules = [], resources }: Options) {
  const shared = {
    load_balancing_scheme: 'EXTERNAL_MANAGED',
    protocol: 'HTTPS',
    security_policy: 'firewall',
    backend: [{ group: 'endpoints' }],
  }
  return {
    google_compute_region_network_endpoint_group: {
      it: { name: 'endpoints', region: 'europe-west1', cloud_run: { service: 'tool' } },
    },
    google_compute_security_policy: {
      it: { name: 'firewall', type: 'CLOUD_ARMOR', rule: [...rules, EVERYTHING_ELSE] },
    },
    google_compute_backend_service: {
      plain: { name: 'plain', ...shared, ...backend },
      cached: {
        name: 'cached',
        ...shared,
        enable_cdn: true,
        custom_response_headers: ['x-cache-status: {cdn_cache_status}'],
        cdn_policy: {
          cache_mode: 'USE_ORIGIN_HEADERS',
          negative_caching: false,
          cache_key_policy: { include_host: true, include_protocol: true, include_query_string: true },
          bypass_cache_on_request_headers: [{ header_name: 'Authorization' }],
        },
      },
    },
    google_compute_url_map: {
      https: {
        name: 'studio',
        default_service: 'plain',
        host_rule: [{ hosts: ['127.0.0.1'], path_matcher: 'it' }],
        path_matcher: [
          { name: 'it', default_service: 'plain', path_rule: [{ paths: ['/cached/*'], service: 'cached' }] },
        ],
      },
      http: {
        name: 'to-https',
        default_url_redirect: { https_redirect: true, redirect_response_code: 'MOVED_PERMANENTLY_DEFAULT' },
      },
    },
    google_compute_global_address: { it: { name: 'address', ip_version: 'IPV4' } },
    google_compute_target_https_proxy: { it: { name: 'https', url_map: 'studio', ssl_certificates: [] } },
    google_compute_target_http_proxy: { it: { name: 'http', url_map: 'to-https' } },
    google_compute_global_forwarding_rule: {
      https: { name: 'front', ip_address: 'address', target: 'https', port_range: '443' },
      http: { name: 'plain-front', ip_address: 'address', target: 'http', port_range: '80' },
    },
    ...resources,
  }
}

export async function setUp(options: Options = {}) {
  const { ingress = 'INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER' } = options
  const world = await setUpRun({
    script: SERVICE,
    service: { ingress },
    resources: resourcesOf(options),
  })
  const url = world.cloud.entrances.front ?? ''
  return {
    ...world,
    url,
    runUrl: world.url,
    get: (path: string, init?: RequestInit) => fetch(`${url}${path}`, { redirect: 'manual', ...init }),
    /** A request from another address of this machine, with the headers as they are given. */
    from: (address: string, path: string, headers: Record<string, string> = {}) =>
      new Promise<{ status: number; text: string }>((resolve, reject) => {
        const sent = request(`${url}${path}`, { localAddress: address, headers }, (answer) => {
          let text = ''
          answer.on('data', (chunk) => {
            text += chunk
          })
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }))
        })
        sent.on('error', reject).end()
      }),
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  }
}
