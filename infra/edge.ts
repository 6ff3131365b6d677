// What stands before the API, as one choice from which everything else follows.
import type { EnvironmentFile } from './environments.ts'

export type EdgeName = EnvironmentFile['edge']

interface EdgeFacts {
  /** From where Cloud Run takes requests for the API. */
  ingress: 'INGRESS_TRAFFIC_ALL' | 'INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER'
  /** Whether Cloud Run asks nobody for an identity. Where it asks, only Identity-Aware Proxy has one that is accepted. */
  isOpenToAll: boolean
  /**
   * How many addresses at the end of the chain (the connection's own, then X-Forwarded-For from its end) are Google's.
   * A load balancer appends the client's and its own; the front end of Cloud Run then appends none.
   * Source: https://cloud.google.com/load-balancing/docs/https#x-forwarded-for_header
   */
  trustedProxies: 1 | 2
  hasLoadBalancer: boolean
  /** Google APIs that must be switched on for it. */
  apis: readonly string[]
}

/**
 * Google serves nothing from a cache where Identity-Aware Proxy decides who may see it, so one backend cannot have both.
 * Source: https://cloud.google.com/iap/docs/enabling-cloud-run#known_limitations
 */
type CacheOrSignIn = { isCached: boolean; signsIn: false } | { isCached: false; signsIn: true }

export type Edge = EdgeFacts & CacheOrSignIn

export const EDGES = {
  run: {
    ingress: 'INGRESS_TRAFFIC_ALL',
    isOpenToAll: true,
    trustedProxies: 1,
    hasLoadBalancer: false,
    isCached: false,
    signsIn: false,
    apis: [],
  },
  cdn: {
    ingress: 'INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER',
    isOpenToAll: true,
    trustedProxies: 2,
    hasLoadBalancer: true,
    isCached: true,
    signsIn: false,
    apis: ['compute'],
  },
  iap: {
    ingress: 'INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER',
    isOpenToAll: false,
    trustedProxies: 2,
    hasLoadBalancer: true,
    isCached: false,
    signsIn: true,
    apis: ['compute', 'iap'],
  },
} as const satisfies Record<EdgeName, Edge>

export const edgeOf = ({ edge }: { edge: EdgeName }): Edge => EDGES[edge]

export interface UptimeProbe {
  host: string
  path: string
  headers: Record<string, string>
  /** The answer that shows that people are served. */
  status: number
}

/** How somebody outside sees that the studio is up. */
export function uptimeProbe({ edge, origins }: { edge: EdgeName; origins: readonly [string, ...string[]] }) {
  const probe = { host: new URL(origins[0]).host, path: '/health/live' }
  // The proxy lets no probe through. It answers a script's request itself instead of leading it to the sign-in page,
  // which shows that address, certificate and proxy work (https://cloud.google.com/iap/docs/sessions-howto).
  return EDGES[edge].signsIn
    ? { ...probe, headers: { 'X-Requested-With': 'XMLHttpRequest' }, status: 401 }
    : { ...probe, headers: {}, status: 200 }
}
