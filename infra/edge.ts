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
