import {
  ComputeBackendService,
  type ComputeBackendServiceConfig,
} from '@cdktf/provider-google/lib/compute-backend-service/index.js'
import { ComputeRegionNetworkEndpointGroup } from '@cdktf/provider-google/lib/compute-region-network-endpoint-group/index.js'
import { IapWebBackendServiceIamMember } from '@cdktf/provider-google/lib/iap-web-backend-service-iam-member/index.js'
import { Construct } from 'constructs'
import { edgeOf } from '../../edge.ts'
import type { Environment } from '../../environments.ts'
import { projectNumber } from '../project-number.ts'

interface BackendsConfig {
  environment: Environment
  /** The name of the API's service. */
  service: string
  /** The id of the security policy. */
  firewall: string
}

/** What may be kept is only what an answer itself says: `public`, with an age, and without a cookie. */
const CACHE: Pick<ComputeBackendServiceConfig, 'enableCdn' | 'cdnPolicy' | 'customResponseHeaders'> = {
  enableCdn: true,
  // So that everybody can see whether the cache does its work.
  customResponseHeaders: ['x-cache-status: {cdn_cache_status}'],
  cdnPolicy: {
    cacheMode: 'USE_ORIGIN_HEADERS',
    cacheKeyPolicy: { includeHost: true, includeProtocol: true, includeQueryString: true },
    requestCoalescing: true,
    // A product that was published a second ago must not be missing for minutes.
    negativeCaching: false,
    // What its owner took away must not come back while the studio is down.
    serveWhileStale: 0,
    // Who sends a token wants an answer for that person, and never one from the cache.
    bypassCacheOnRequestHeaders: [{ headerName: 'Authorization' }],
  },
}

/**
 * The API as the load balancer sees it: once without a cache, and where the edge has one a second time with it. A
 * serverless backend takes no timeout of its own (Google refuses one), so streams last as long as Cloud Run lets them.
 */
export class Backends extends Construct {
  readonly plain: ComputeBackendService
  readonly cached: ComputeBackendService | null
  readonly iapAudience: string

  constructor(scope: Construct, id: string, { environment, service, firewall }: BackendsConfig) {
    super(scope, id)
    const edge = edgeOf(environment)
    const endpoints = new ComputeRegionNetworkEndpointGroup(this, 'endpoints', {
      name: 'studio',
      region: environment.region,
      networkEndpointType: 'SERVERLESS',
      cloudRun: { service },
    })
    const shared = {
      loadBalancingScheme: 'EXTERNAL_MANAGED',
      protocol: 'HTTPS',
      securityPolicy: firewall,
      backend: [{ group: endpoints.id }],
      logConfig: { enable: true, sampleRate: 1 },
    }
    this.plain = new ComputeBackendService(this, 'plain', {
      name: 'studio',
      ...shared,
      ...(edge.signsIn && { iap: { enabled: true } }),
    })
    this.cached = edge.isCached
      ? new ComputeBackendService(this, 'cached', { name: 'studio-cached', ...shared, ...CACHE })
      : null
    this.iapAudience = edge.signsIn ? this.#signIn(environment) : ''
  }

  /** Lets the environment's members in. Returns what the proxy's assertions are made for. */
  #signIn({ iapMembers = [] }: Environment): string {
    for (const member of iapMembers)
      new IapWebBackendServiceIamMember(this, `member-${member}`, {
        webBackendService: this.plain.name,
        role: 'roles/iap.httpsResourceAccessor',
        member,
      })
    return `/projects/${projectNumber(this)}/global/backendServices/${this.plain.generatedId}`
  }
}
