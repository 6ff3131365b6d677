// From where the studio is watched from outside.
import { edgeOf } from '../edge.ts'
import type { Environment } from '../environments.ts'

export interface UptimeProbe {
  host: string
  port: number
  useSsl: boolean
  /** Google's front end answers paths that end in `z` itself, so none of those proves anything. */
  path: string
  headers: Record<string, string>
  /** The answer that shows that people are served; null for any of the class 2xx. */
  status: number | null
}

/** Asks at the address that people use, and so through everything that stands before the API. */
export function uptimeProbe({ edge, origins }: Pick<Environment, 'edge' | 'origins'>): UptimeProbe {
  const { hostname: host, port, protocol } = new URL(origins[0])
  const useSsl = protocol === 'https:'
  const probe = {
    host,
    port: port === '' ? (useSsl ? 443 : 80) : Number(port),
    useSsl,
    path: '/health/ready',
  }
  // The proxy lets no probe through. It answers a script's request itself instead of leading it to the sign-in page,
  // which shows that address, certificate and proxy work; any other answer means that strangers come in, or nobody does
  // (https://cloud.google.com/iap/docs/sessions-howto).
  return edgeOf({ edge }).signsIn
    ? { ...probe, headers: { 'X-Requested-With': 'XMLHttpRequest' }, status: 401 }
    : { ...probe, headers: {}, status: null }
}
