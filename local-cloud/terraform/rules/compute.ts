import { type Attributes, atMostBytes, atMostItems, matching, oneOf, type Rule, wholeNumber } from './rule.ts'

const NAMES = 'https://cloud.google.com/compute/docs/naming-resources'
const BACKEND = 'google_compute_backend_service'
const NEG_LIMITS = 'https://cloud.google.com/load-balancing/docs/negs/serverless-neg-concepts#limitations'
const POLICY = 'google_compute_security_policy'
const ARMOR = 'https://cloud.google.com/armor/docs/rules-language-reference'
const RATES = 'https://cloud.google.com/armor/docs/rate-limiting-overview'
const CDN = 'https://cloud.google.com/cdn/docs/using-cache-modes'

const NAMED = [
  BACKEND,
  POLICY,
  'google_compute_global_address',
  'google_compute_global_forwarding_rule',
  'google_compute_managed_ssl_certificate',
  'google_compute_region_network_endpoint_group',
  'google_compute_ssl_policy',
  'google_compute_target_http_proxy',
  'google_compute_target_https_proxy',
  'google_compute_url_map',
]

/** Attributes that Google refuses on a backend without machines; all backends here are such. */
const NOT_SERVERLESS = ['timeout_sec', 'health_checks', 'port_name'].map(
  (attribute): Rule => ({
    type: BACKEND,
    attribute,
    rule: 'left out where a serverless endpoint group answers',
    allows: () => false,
    source: NEG_LIMITS,
  }),
)

export const COMPUTE_RULES: Rule[] = [
  ...NAMED.map((type) => ({
    type,
    attribute: 'name',
    ...matching(
      /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/,
      '1 to 63 lowercase letters, digits and -, begin with a letter and not end with -',
    ),
    source: NAMES,
  })),
  ...NOT_SERVERLESS,
  {
    type: BACKEND,
    attribute: 'enable_cdn',
    rule: 'false where Identity-Aware Proxy is enabled',
    allows: (value, { iap }: Attributes) => value === false || !isOn(iap),
    source: 'https://cloud.google.com/iap/docs/enabling-cloud-run#known_limitations',
  },
  {
    type: BACKEND,
    attribute: 'cdn_policy.cache_mode',
    rule: 'without default_ttl, client_ttl and max_ttl where it is USE_ORIGIN_HEADERS',
    allows: (value, policy: Attributes) =>
      value !== 'USE_ORIGIN_HEADERS' ||
      ['default_ttl', 'client_ttl', 'max_ttl'].every((ttl) => policy[ttl] === undefined),
    source: CDN,
  },
  {
    type: BACKEND,
    attribute: 'cdn_policy.cache_mode',
    ...oneOf('USE_ORIGIN_HEADERS', 'CACHE_ALL_STATIC', 'FORCE_CACHE_ALL'),
    source: CDN,
  },
  { type: BACKEND, attribute: 'cdn_policy.bypass_cache_on_request_headers', ...atMostItems(5), source: CDN },
  {
    type: 'google_compute_region_network_endpoint_group',
    attribute: 'cloud_run.service',
    ...matching(/^[a-z]([a-z0-9-]{0,47}[a-z0-9])?$/, 'the name of a Cloud Run service'),
    source: NEG_LIMITS,
  },
  {
    type: 'google_compute_global_forwarding_rule',
    attribute: 'port_range',
    ...oneOf('80', '443', '8080'),
    source: 'https://cloud.google.com/load-balancing/docs/https#forwarding-rules',
  },
  {
    type: 'google_compute_managed_ssl_certificate',
    attribute: 'managed.domains',
    rule: '1 to 100 names of at most 63 characters',
    allows: (value) => {
      const names = [value].flat()
      return names.length >= 1 && names.length <= 100 && names.every((each) => String(each).length <= 63)
    },
    source: 'https://cloud.google.com/load-balancing/docs/quotas#ssl_certificates',
  },
  {
    type: 'google_compute_ssl_policy',
    attribute: 'profile',
    ...oneOf('COMPATIBLE', 'MODERN', 'RESTRICTED', 'CUSTOM'),
    source: 'https://cloud.google.com/load-balancing/docs/ssl-policies-concepts',
  },
  {
    type: POLICY,
    attribute: 'rule',
    rule: 'different priorities, one of them 2147483647 for everything else',
    allows: (value) => {
      const priorities = ([value].flat() as Attributes[]).map(({ priority }) => Number(priority))
      return new Set(priorities).size === priorities.length && priorities.includes(2 ** 31 - 1)
    },
    source: 'https://cloud.google.com/armor/docs/security-policy-overview#eval-order',
  },
  { type: POLICY, attribute: 'rule.priority', ...wholeNumber(0, 2 ** 31 - 1), source: ARMOR },
  {
    type: POLICY,
    attribute: 'rule.action',
    ...oneOf('allow', 'deny(403)', 'deny(404)', 'deny(502)', 'rate_based_ban', 'redirect', 'throttle'),
    source: 'https://cloud.google.com/armor/docs/security-policy-overview',
  },
  { type: POLICY, attribute: 'rule.match.expr.expression', ...atMostBytes(2048), source: ARMOR },
  {
    type: POLICY,
    attribute: 'rule.match.expr.expression',
    rule: 'at most 5 conditions, none longer than 1024 characters',
    allows: (value) => {
      const conditions = String(value).split(/&&|\|\|/)
      return conditions.length <= 5 && conditions.every((each) => each.length <= 1024)
    },
    source: 'https://cloud.google.com/armor/quotas#limits',
  },
  {
    type: POLICY,
    attribute: 'rule.rate_limit_options.rate_limit_threshold.interval_sec',
    ...oneOf('10', '30', '60', '120', '180', '240', '300', '600', '900', '1200', '1800', '2700', '3600'),
    source: RATES,
  },
  {
    type: POLICY,
    attribute: 'rule.rate_limit_options.rate_limit_threshold.count',
    ...wholeNumber(1, 1_000_000),
    source: RATES,
  },
  {
    type: POLICY,
    attribute: 'rule.rate_limit_options.exceed_action',
    ...oneOf('deny(403)', 'deny(404)', 'deny(429)', 'deny(502)', 'redirect'),
    source: RATES,
  },
  {
    type: 'google_iap_web_backend_service_iam_member',
    attribute: 'member',
    ...matching(
      /^(user:|group:|serviceAccount:|domain:)\S+$|^allAuthenticatedUsers$|^principal(Set)?:/,
      'somebody who can sign in',
    ),
    source: 'https://cloud.google.com/iap/docs/managing-access',
  },
]

const isOn = (iap: unknown) =>
  ([iap].flat() as (Attributes | undefined)[]).some((each) => each?.enabled === true)
