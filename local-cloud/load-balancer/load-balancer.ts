// A small external Application Load Balancer: in front of Cloud Run, with its routes, its firewall, its cache and
// Identity-Aware Proxy.
import type {
  IncomingHttpHeaders,
  IncomingMessage,
  OutgoingHttpHeaders,
  RequestListener,
  ServerResponse,
} from 'node:http'
import type { Clock } from '../clock.ts'
import type { BackendDescription, FrontDescription } from '../description.ts'
import type { RequestSources } from '../request-source.ts'
import { HOP_BY_HOP } from '../run/request-headers.ts'
import { type Answering, passOn, refusePlainly } from './answering.ts'
import { type Cached, createCachedBackend } from './cached-backend.ts'
import { createFirewall, type Firewall } from './firewall.ts'
import { hop } from './hop.ts'
import type { IapKeys } from './iap.ts'
import { toOriginForm } from './request-target.ts'
import { chooseBackend } from './routes.ts'
import { createSignIn, type SignIn } from './sign-in.ts'

export interface LoadBalancerDeps {
  fronts: readonly FrontDescription[]
  uriOf: (service: string) => string
  sources: Pick<RequestSources, 'stamp'>
  iapKeys: IapKeys
  /** An identity token with which Identity-Aware Proxy itself calls Cloud Run. */
  iapToken: (audience: string) => string
  clock: Clock
}

export interface LoadBalancer {
  /** The handler at one forwarding rule's port. */
  handler(front: string): RequestListener
}

interface Backend extends BackendDescription {
  guard: Firewall
  cached: Cached | null
  signIn: SignIn | null
}

export function createLoadBalancer(deps: LoadBalancerDeps): LoadBalancer {
  const { fronts, uriOf, sources, iapKeys, iapToken, clock } = deps
  // Forwarding rules share backends, and with them their cache and counts.
  const backends = new Map<string, Backend>()

  function open(description: BackendDescription): Backend {
    const known = backends.get(description.name)
    if (known) return known
    const { firewall, cache, iap } = description
    const opened = {
      ...description,
      guard: createFirewall(firewall, clock),
      cached: cache && createCachedBackend({ cache, clock }),
      signIn: iap && createSignIn({ iap, keys: iapKeys }),
    }
    backends.set(description.name, opened)
    return opened
  }

  async function answer(front: FrontDescription, request: IncomingMessage, response: ServerResponse) {
    if (!toOriginForm(request)) return refusePlainly(request, response, 400)
    const { method = 'GET', url = '/', headers, socket } = request
    const host = headers.host ?? ''
    if (front.routes.redirectsToHttps)
      return void response.writeHead(301, { location: `https://${host.replace(/:\d+$/, '')}${url}` }).end()
    const [path = '/'] = url.split('?')
    const description = chooseBackend(front.routes, host, path)
    if (!description) return refusePlainly(request, response, 404)
    const backend = open(description)

    const address = socket.remoteAddress ?? ''
    const refused = backend.guard.refusal({ method, path, address })
    if (refused !== null) return refusePlainly(request, response, refused)

    let passed: IncomingHttpHeaders = headers
    if (backend.signIn) {
      const verdict = backend.signIn.check(request)
      if ('respond' in verdict) return verdict.respond(response)
      passed = verdict.headers
    }
    const uri = uriOf(backend.service)
    const forwarded = forwardedHeaders(passed, address, front.address)
    const identity = backend.signIn ? { 'x-serverless-authorization': `Bearer ${iapToken(uri)}` } : {}
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    const answering: Answering = {
      request,
      response,
      extraHeaders: backend.responseHeaders,
      ask: (conditions: OutgoingHttpHeaders = {}) =>
        hop({
          request,
          uri,
          headers: { ...forwarded, ...identity, ...sources.stamp('load-balancer'), ...conditions },
          signal: gone.signal,
        }),
    }
    try {
      await (backend.cached
        ? backend.cached.answer(answering)
        : passOn(answering, await answering.ask(), 'disabled'))
    } catch (error) {
      if (!gone.signal.aborted) refusePlainly(request, response, 502)
      if (!(error instanceof Error && 'code' in error)) throw error
    }
  }

  for (const { routes } of fronts) {
    // Every part is opened at the start, so that what is not simulated is an error there.
    if (routes.backend) open(routes.backend)
    for (const { backend, paths } of routes.hosts)
      for (const each of [backend, ...paths.map((p) => p.backend)]) open(each)
  }

  return {
    handler(name) {
      const front = fronts.find((each) => each.name === name)
      if (!front) throw new Error(`There is no forwarding rule ${name}`)
      return (request, response) => {
        answer(front, request, response).catch((error: unknown) => {
          console.error('local cloud: the load balancer failed', error)
          if (response.headersSent) response.destroy()
          else response.writeHead(500).end()
        })
      }
    },
  }
}

/**
 * The client's address and the load balancer's own follow whatever the client has claimed.
 * Source: https://cloud.google.com/load-balancing/docs/https#x-forwarded-for_header
 */
function forwardedHeaders(headers: IncomingHttpHeaders, client: string, own: string): OutgoingHttpHeaders {
  const passed: OutgoingHttpHeaders = {}
  for (const [name, value] of Object.entries(headers)) if (!HOP_BY_HOP.has(name)) passed[name] = value
  if (headers['transfer-encoding'] !== undefined) passed['transfer-encoding'] = 'chunked'
  const claimed = headers['x-forwarded-for']
  return {
    ...passed,
    'x-forwarded-for': [...(claimed === undefined ? [] : [claimed]), client, own].join(', '),
    'x-forwarded-proto': 'http',
    via: [...(headers.via === undefined ? [] : [headers.via]), '1.1 google'].join(', '),
  }
}
