// What stands before the API: which parts there are, and what leads to it through a cache, a sign-in and a firewall.
import { edgeOf } from '../../edge.ts'
import type { Cloud, Resource } from '../cloud.ts'
import { differences, equals, is, type Rule, reads, readsBlock, wants } from '../rule.ts'

const BACKEND = 'google_compute_backend_service'
const CACHED_PATHS = [
  '/assets/*',
  '/by/*',
  '/portfolio-images/*',
  '/shop/*',
  '/shop-images/*',
  '/storefront/*',
]
export const SCHEME = 'EXTERNAL_MANAGED'

/** Which parts each edge has, by name. */
function partsOf({ environment, stack }: Cloud): Set<string> {
  if (stack !== 'studio') return new Set()
  const { hasLoadBalancer, isCached } = edgeOf(environment)
  if (!hasLoadBalancer) return new Set(environment.form === 'bundles' ? ['cloud_run_domain_mapping'] : [])
  return new Set([
    'compute_security_policy studio',
    'compute_region_network_endpoint_group studio',
    'compute_backend_service studio',
    ...(isCached ? ['compute_backend_service studio-cached'] : []),
    'compute_url_map studio',
    'compute_url_map studio-to-https',
    'compute_ssl_policy studio',
    'compute_target_https_proxy studio-https',
    'compute_target_http_proxy studio-http',
    'compute_managed_ssl_certificate',
    ...['ipv4', 'ipv6'].flatMap((version) => [
      `compute_global_address studio-${version}`,
      `compute_global_forwarding_rule studio-https-${version}`,
      `compute_global_forwarding_rule studio-http-${version}`,
    ]),
  ])
}

/** Names that are made up of something that changes. */
const UNNAMED = /_(managed_ssl_certificate|domain_mapping)$/

const partName = ({ type, attributes }: Resource) =>
  UNNAMED.test(type) ? type.slice('google_'.length) : `${type.slice('google_'.length)} ${attributes.name}`

const isCachedBackend = ({ attributes }: Resource) => attributes.name === 'studio-cached'
export const domainOf = ({ environment }: Cloud) => new URL(environment.origins[0]).hostname

export const edgeRules: Rule[] = [
  {
    id: 'edge-as-chosen',
    severity: 'critical',
    why: 'A part that is missing leaves the studio without an address, a certificate, a firewall or a redirect.',
    mend: 'The parts follow from `edge` in the environment file.',
    link: 'https://cloud.google.com/load-balancing/docs/https/setup-global-ext-https-serverless',
    judges: {
      google_compute_global_address: ['name'],
      google_compute_security_policy: ['name'],
      google_compute_region_network_endpoint_group: ['name'],
      [BACKEND]: ['name'],
      google_compute_url_map: ['name'],
      google_compute_ssl_policy: ['name'],
      google_compute_target_https_proxy: ['name'],
      google_compute_target_http_proxy: ['name'],
      google_compute_global_forwarding_rule: ['name'],
      google_compute_managed_ssl_certificate: ['name'],
    },
    *check(cloud) {
      const types = cloud.types.filter((type) => /^google_(compute_|cloud_run_domain_mapping)/.test(type))
      const found = new Map(
        types.flatMap((type) => cloud.all(type).map((each) => [partName(each), each.address])),
      )
      yield* differences(found, partsOf(cloud), {
        missing: 'a part of the edge is missing',
        extra: 'the edge does not have this part',
      })
    },
  },
  wants({
    id: 'no-cache-with-sign-in',
    severity: 'critical',
    why: 'Google does not ask the proxy about what it has in its cache: one person would see what is for another.',
    mend: "`edge` is 'cdn' or 'iap', never both.",
    link: 'https://cloud.google.com/iap/docs/enabling-cloud-run#known_limitations',
    on: BACKEND,
    wants: {
      enable_cdn: equals('on for the cached backend of a studio without the proxy', (resource) =>
        isCachedBackend(resource) ? true : undefined,
      ),
      'iap.enabled': equals('on where people sign in with the proxy', (_, { environment }) =>
        edgeOf(environment).signsIn ? true : undefined,
      ),
    },
  }),
  wants({
    id: 'cache-keeps-what-answers-allow',
    severity: 'critical',
    why: 'A cache that decides for itself, or mixes addresses, shows one person the bytes of another.',
    mend: 'USE_ORIGIN_HEADERS, a key of protocol, host and query, and never for requests with a token.',
    link: 'https://cloud.google.com/cdn/docs/caching',
    on: BACKEND,
    where: isCachedBackend,
    wants: {
      cdn_policy: is({
        cache_mode: 'USE_ORIGIN_HEADERS',
        negative_caching: false,
        request_coalescing: true,
        serve_while_stale: 0,
        bypass_cache_on_request_headers: [{ header_name: 'Authorization' }],
        cache_key_policy: { include_host: true, include_protocol: true, include_query_string: true },
      }),
      custom_response_headers: is(['x-cache-status: {cdn_cache_status}']),
    },
  }),
  wants({
    id: 'firewall-before-every-backend',
    severity: 'critical',
    why: 'A backend without a policy takes every flood and every known attack.',
    mend: 'Attach the policy to each backend.',
    link: 'https://cloud.google.com/armor/docs/security-policy-overview',
    on: BACKEND,
    wants: { security_policy: reads('the firewall', () => '<compute_security_policy studio>.id') },
  }),
  wants({
    id: 'backend-is-the-api',
    severity: 'critical',
    why: 'The load balancer would lead people to another service, or talk to it without TLS.',
    mend: 'One serverless endpoint group, over HTTPS.',
    link: 'https://cloud.google.com/load-balancing/docs/negs/serverless-neg-concepts',
    on: BACKEND,
    wants: {
      protocol: is('HTTPS'),
      load_balancing_scheme: is(SCHEME),
      'backend.0': readsBlock('the API', '{"group":"<compute_region_network_endpoint_group studio>.id"}'),
      'backend.1': is(undefined),
      log_config: is({ enable: true, sample_rate: 1 }),
    },
  }),
  wants({
    id: 'endpoints-are-the-api',
    severity: 'critical',
    why: 'Functions must not be reachable from outside.',
    mend: 'The group names the service api, in the region of the environment.',
    link: 'https://cloud.google.com/load-balancing/docs/negs/serverless-neg-concepts',
    on: 'google_compute_region_network_endpoint_group',
    wants: {
      network_endpoint_type: is('SERVERLESS'),
      cloud_run: is({ service: 'api' }),
      region: equals("the environment's region", (_, { environment }) => environment.region),
    },
  }),
  wants({
    id: 'cache-only-for-public-paths',
    severity: 'critical',
    why: 'What a person sees must never pass a cache that others use.',
    mend: 'Only files, storefronts and images of shops lead to the cached backend, and only for the own host.',
    link: 'https://cloud.google.com/load-balancing/docs/url-map-concepts',
    on: 'google_compute_url_map',
    where: ({ attributes }) => attributes.name === 'studio',
    wants: {
      default_service: reads('the backend without a cache', () => '<compute_backend_service studio>.id'),
      host_rule: equals('that of the own host where there is a cache', (_, cloud) =>
        edgeOf(cloud.environment).isCached
          ? [{ hosts: [domainOf(cloud)], path_matcher: 'studio' }]
          : undefined,
      ),
      path_matcher: {
        words: `${CACHED_PATHS.join(', ')} where there is a cache`,
        allows: (value, _, cloud) =>
          edgeOf(cloud.environment).isCached
            ? cloud.named(JSON.stringify(value)) ===
              JSON.stringify([
                {
                  default_service: '<compute_backend_service studio>.id',
                  name: 'studio',
                  path_rule: [{ paths: CACHED_PATHS, service: '<compute_backend_service studio-cached>.id' }],
                },
              ])
            : value === undefined,
      },
      default_url_redirect: is(undefined),
    },
  }),
]
