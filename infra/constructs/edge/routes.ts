import { ComputeUrlMap } from '@cdktf/provider-google/lib/compute-url-map/index.js'
import { Construct } from 'constructs'
import type { Environment } from '../../environments.ts'
import type { Backends } from './backends.ts'

interface RoutesConfig {
  environment: Environment
  backends: Backends
}

/**
 * Where everybody gets the same bytes: the web's hashed files, what storefronts and portfolios show, and their images. Their answers
 * still say each for itself whether they may be kept; a shop's cart and orders say that they may not.
 */
export const CACHED_PATHS = [
  '/assets/*',
  '/by/*',
  '/portfolio-images/*',
  '/shop/*',
  '/shop-images/*',
  '/storefront/*',
]

/** Which backend answers. A request for another host never reaches the cache, so it cannot put anything into it. */
export class Routes extends Construct {
  readonly https: ComputeUrlMap
  /** Leads every request without TLS to the same address with it. */
  readonly http: ComputeUrlMap

  constructor(scope: Construct, id: string, { environment, backends }: RoutesConfig) {
    super(scope, id)
    const { plain, cached } = backends
    this.https = new ComputeUrlMap(this, 'https', {
      name: 'studio',
      defaultService: plain.id,
      ...(cached && {
        hostRule: [{ hosts: [new URL(environment.origins[0]).hostname], pathMatcher: 'studio' }],
        pathMatcher: [
          {
            name: 'studio',
            defaultService: plain.id,
            pathRule: [{ paths: CACHED_PATHS, service: cached.id }],
          },
        ],
      }),
    })
    this.http = new ComputeUrlMap(this, 'http', {
      name: 'studio-to-https',
      defaultUrlRedirect: {
        httpsRedirect: true,
        redirectResponseCode: 'MOVED_PERMANENTLY_DEFAULT',
        stripQuery: false,
      },
    })
  }
}
