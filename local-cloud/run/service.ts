import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Clock } from '../clock.ts'
import type { ServiceDescription } from '../description.ts'
import type { Tell } from '../happenings.ts'
import type { RequestSource, RequestSources } from '../request-source.ts'
import type { CloudSpans } from '../telemetry/cloud-spans.ts'
import { checkCaller, type RunIam } from './authentication.ts'
import type { FaultOf } from './faults.ts'
import { forward } from './forward.ts'
import type { Severity } from './log-line.ts'
import type { RunMetrics } from './metrics.ts'
import { NoInstance } from './pool.ts'
import { refuse } from './refusal.ts'
import { requestHeaders, traceOf } from './request-headers.ts'
import type { RequestEntry } from './request-log.ts'
import type { Revision } from './revision.ts'

export interface ServiceDeps {
  service: ServiceDescription
  uri: string
  sourceOf: RequestSources['sourceOf']
  /** The revision for one request; null when there is none at this address. */
  route: () => Revision | null
  iam: RunIam
  clock: Clock
  metrics: RunMetrics
  spans: Pick<CloudSpans, 'request'>
  tell: Tell
  faultOf: FaultOf
  /** Called when a request is over. */
  record: (entry: RequestEntry) => void
  /** Writes what Cloud Run itself adds to the service's log. */
  log: (severity: Severity, message: string) => void
}

/**
 * Paths that Google's front end answers itself, so that no request for them reaches a service. Probes do, because they
 * come from beside the container. The source says that "some" paths that end with z are reserved and advises against
 * all of them.
 * Source: https://cloud.google.com/run/docs/known-issues#reserved_url_paths
 */
function isReserved(url: string): boolean {
  const [path = ''] = url.split('?')
  return path === '/eventlog' || path.startsWith('/_ah/') || path.endsWith('z')
}

/**
 * Whether the service takes requests that come that way. Others are answered as if there were no service.
 * Source: https://cloud.google.com/run/docs/securing/ingress
 */
function admits(ingress: ServiceDescription['ingress'], source: RequestSource): boolean {
  if (ingress === 'all' || source === 'internal') return true
  return ingress === 'internal-and-load-balancer' && source === 'load-balancer'
}

/** What becomes of a request, for whoever wants to know afterwards. */
interface Course {
  pid: number | null
  trace: string | null
  received: number
  sent: number
}

/** A request that may come in. */
interface Admitted {
  request: IncomingMessage
  response: ServerResponse
  headers: OutgoingHttpHeaders
  revision: Revision
  course: Course
}

/** The front of a service: decides who may call it, which instance answers, and what is answered when none does. */
export function createServiceHandler(deps: ServiceDeps) {
  const { service, uri, sourceOf, iam, clock, metrics, log } = deps
  const target = { ...service, uri }

  async function handle(
    request: IncomingMessage,
    response: ServerResponse,
    { revision, course }: { revision: Revision | null; course: Course },
  ): Promise<void> {
    const turnAway = (status: number, reason: string) => {
      log(
        // Requests that were turned away without a fault of the service: who was not allowed, and who has to wait.
        status < 500 ? 'WARNING' : 'ERROR',
        `${request.method} ${request.url} ${status}: ${reason}`,
      )
      refuse(response, status, reason)
    }
    const source = sourceOf(request.headers)
    if (!admits(service.ingress, source))
      return turnAway(404, 'The requested URL was not found on this server.')
    if (isReserved(request.url ?? '/') || !revision)
      return turnAway(404, 'The requested URL was not found on this server.')
    const verdict = checkCaller({ iam, service: target, headers: request.headers })
    if (!verdict.allowed) return turnAway(verdict.status, verdict.reason)

    const { delayMs, isRefused } = deps.faultOf(service.name)
    if (delayMs > 0) await new Promise<void>((resolve) => clock.after(delayMs, resolve))
    if (isRefused) return turnAway(503, 'Service Unavailable: a fault that was asked for.')

    const hungUp = new AbortController()
    response.once('close', () => hungUp.abort())
    try {
      const address = request.socket.remoteAddress ?? '127.0.0.1'
      const headers = requestHeaders(verdict.headers, address, source)
      course.trace = traceOf(headers)
      const admitted = { request, response, headers, revision, course }
      while ((await serve(admitted, hungUp.signal)) === 'unreached');
    } catch (error) {
      if (hungUp.signal.aborted) return
      if (!(error instanceof NoInstance)) throw error
      turnAway(error.status, error.message)
    }
  }

  async function serve(
    { request, response, headers, revision, course }: Admitted,
    hungUp: AbortSignal,
  ): Promise<'answered' | 'unreached'> {
    const { instance, release } = await revision.pool.acquire(hungUp)
    course.pid = instance.pid
    course.received = 0
    try {
      const outcome = await forward({
        request,
        response,
        headers,
        instance,
        traffic: course,
        clock,
        timeoutSeconds: revision.template.timeoutSeconds,
        onRefusal: (status, reason) => log('ERROR', `${request.method} ${request.url} ${status}: ${reason}`),
      })
      // The instance is dead, and this is the first sign of it, or it is as good as dead.
      if (outcome === 'unreached') instance.kill('SIGKILL')
      return outcome
    } finally {
      release()
    }
  }

  /** What the instance does is part of the front end's own span. */
  function openSpan({ method = 'GET', url = '/', headers }: IncomingMessage) {
    const [path = '/'] = url.split('?')
    const { traceparent } = headers
    if (typeof traceparent !== 'string') return null
    const span = deps.spans.request({ service: service.name, method, path, traceparent })
    if (span) headers.traceparent = span.traceparent
    return span
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    const arrived = performance.now()
    const time = clock.now()
    const revision = deps.route()
    const span = openSpan(request)
    const course: Course = { pid: null, trace: null, received: 0, sent: 0 }
    response.once('close', () => {
      // Google's load balancer records 499 for a client that left.
      const status = response.headersSent ? response.statusCode : 499
      const ms = performance.now() - arrived
      const { method = 'GET', url: path = '/' } = request
      metrics.request(service.name, status, ms)
      span?.end(status >= 500 ? 'error' : 'unset', { 'http.response.status_code': status })
      const entry = { service: service.name, revision: revision?.name ?? '', method, path, status, ms }
      deps.record({ ...entry, time })
      deps.tell({ kind: 'request', ...entry, ...course })
    })
    handle(request, response, { revision, course }).catch((error: unknown) => {
      log('CRITICAL', `The local cloud failed: ${error instanceof Error ? error.stack : error}`)
      refuse(response, 500, 'The local cloud failed; its log says why.')
    })
  }
}
