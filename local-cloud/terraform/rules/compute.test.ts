import { expect, test } from 'vitest'
import { checkRules } from '../rules.ts'

/** Type, attribute, attributes around the value, values that Google accepts, values that it refuses. */
const CASES: [
  type: string,
  attribute: string,
  attributes: (value: unknown) => object,
  good: unknown[],
  bad: unknown[],
][] = [
  [
    'google_compute_backend_service',
    'name',
    (name) => ({ name }),
    ['studio', 'a', 'a'.repeat(63)],
    ['Studio', '1a', 'a-', 'a'.repeat(64), 'a_b'],
  ],
  ['google_compute_backend_service', 'timeout_sec', (timeout_sec) => ({ timeout_sec }), [], [30, 3600]],
  [
    'google_compute_backend_service',
    'enable_cdn',
    (enable_cdn) => ({ enable_cdn, iap: [{ enabled: true }] }),
    [false],
    [true],
  ],
  [
    'google_compute_backend_service',
    'cdn_policy.cache_mode',
    (cache_mode) => ({ cdn_policy: { cache_mode, max_ttl: 60 } }),
    ['CACHE_ALL_STATIC'],
    ['USE_ORIGIN_HEADERS', 'CACHE_ALL'],
  ],
  [
    'google_compute_security_policy',
    'rule',
    (rule) => ({ rule }),
    [[{ priority: 1 }, { priority: 2_147_483_647 }]],
    [[{ priority: 1 }], [{ priority: 2_147_483_647 }, { priority: 2_147_483_647 }]],
  ],
  [
    'google_compute_security_policy',
    'rule.match.expr.expression',
    (expression) => ({ rule: [{ priority: 2_147_483_647, match: { expr: { expression } } }] }),
    ["request.path == '/' && true"],
    ['a && b && c && d && e && f', 'a'.repeat(1025)],
  ],
  [
    'google_compute_security_policy',
    'rule.rate_limit_options.rate_limit_threshold.interval_sec',
    (interval_sec) => ({
      rule: { priority: 2_147_483_647, rate_limit_options: { rate_limit_threshold: { interval_sec } } },
    }),
    [10, 60, 3600],
    [5, 61, 7200],
  ],
]

test.each(CASES)('%s.%s', (type, attribute, attributes, good, bad) => {
  const isRefused = (value: unknown) =>
    checkRules({ [type]: { it: attributes(value) } }).some((finding) => finding.attribute === attribute)
  for (const value of good) expect([value, isRefused(value)]).toEqual([value, false])
  for (const value of bad) expect([value, isRefused(value)]).toEqual([value, true])
})
