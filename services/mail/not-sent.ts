/** What `fetch` fails with before a connection stands; anything else may have happened after the request was sent. */
const BEFORE_CONNECTION = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

/** Whether a request that failed was certainly not sent. */
export function certainlyNotSent(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && BEFORE_CONNECTION.has(cause.code)) return true
    // Several addresses were tried, and none of them answered.
    if (cause instanceof AggregateError && cause.errors.length > 0)
      return cause.errors.every((each) => certainlyNotSent(each))
  }
  return false
}
