import { randomBytes } from 'node:crypto'
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'
import { type RequestSource, withoutSource } from '../request-source.ts'

/** Headers that apply to one connection only. Source: RFC 9110, section 7.6.1 */
export const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/**
 * The headers that the instance gets: the client's, plus its address and a trace. A load balancer has already added the
 * addresses, its own included.
 */
export function requestHeaders(
  incoming: IncomingHttpHeaders,
  clientAddress: string,
  source: RequestSource = 'internet',
): OutgoingHttpHeaders {
  const headers = withoutSource(incoming)
  const passed: OutgoingHttpHeaders = {}
  for (const [name, value] of Object.entries(headers)) if (!HOP_BY_HOP.has(name)) passed[name] = value
  // A body without a length is passed on in chunks, as it came.
  if (headers['transfer-encoding'] !== undefined) passed['transfer-encoding'] = 'chunked'

  const chain = headers['x-forwarded-for']
  return {
    ...passed,
    'x-forwarded-for':
      source === 'load-balancer' ? chain : chain === undefined ? clientAddress : `${chain}, ${clientAddress}`,
    'x-forwarded-proto': 'http',
    forwarded: `for="${clientAddress}";proto=http`,
    ...traceHeaders(headers),
  }
}

/** The trace in headers that `requestHeaders` made. */
export const traceOf = ({ traceparent }: OutgoingHttpHeaders): string | null =>
  TRACEPARENT.exec(String(traceparent))?.[1] ?? null

const TRACEPARENT = /^[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})/
const CLOUD_TRACE = /^([\da-f]{32})(?:\/(\d+))?(?:;o=(\d))?/

/** One trace from the first hop on, in both forms that Google's front end sends. */
function traceHeaders(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  const w3c = TRACEPARENT.exec(String(headers.traceparent ?? ''))
  const google = CLOUD_TRACE.exec(String(headers['x-cloud-trace-context'] ?? ''))
  const trace = w3c?.[1] ?? google?.[1] ?? randomBytes(16).toString('hex')
  const span = w3c?.[2] ?? (google?.[2] ? spanId(google[2]) : randomBytes(8).toString('hex'))
  const sampled = w3c ? (Number.parseInt(w3c[3] ?? '0', 16) & 1) === 1 : google?.[3] === '1'
  return {
    traceparent: w3c?.[0] ?? `00-${trace}-${span}-${sampled ? '01' : '00'}`,
    'x-cloud-trace-context': `${trace}/${BigInt(`0x${span}`)}${sampled ? ';o=1' : ''}`,
  }
}

const spanId = (decimal: string) => BigInt.asUintN(64, BigInt(decimal)).toString(16).padStart(16, '0')
