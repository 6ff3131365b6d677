// What the load balancer's firewall refuses, as data.

/**
 * Google's rule sets, with the signatures that are nearly never wrong (sensitivity 1). Left out: `methodenforcement`,
 * which refuses PUT, PATCH and DELETE, and `php`, `java` and `nodejs`, whose targets do not run here or take no input.
 * Source: https://cloud.google.com/armor/docs/waf-rules
 */
export const RULE_SETS = [
  'sqli-v33-stable',
  'xss-v33-stable',
  'lfi-v33-stable',
  'rfi-v33-stable',
  'rce-v33-stable',
  'scannerdetection-v33-stable',
  'protocolattack-v33-stable',
  'cve-canary',
]

export interface RateRule {
  /** Empty for every request. */
  expression: string
  /** Requests of one address in `seconds`. */
  count: number
  seconds: 10 | 60
  description: string
}

/**
 * Far above what people do, even an office behind one address, and far below what would cost money: the studio's own
 * limits are exact, these keep a flood away from it. The first that matches decides.
 */
export const RATE_RULES: RateRule[] = [
  {
    // Decoded, because the API understands a path with percent signs, too
    // (https://docs.cloud.google.com/armor/docs/configure-security-policies).
    expression:
      "request.method == 'POST' && request.path.urlDecode().matches('^/api/v1/(session|tokens|accounts|password-resets)')",
    count: 600,
    seconds: 60,
    description: 'signing in and what sends mails',
  },
  { expression: '', count: 10_000, seconds: 10, description: 'everything' },
]
