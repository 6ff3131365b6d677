// Limits of Cloud Run itself. Source: https://cloud.google.com/run/quotas

/** Bytes of one HTTP/1 request. */
export const MAX_REQUEST_BYTES = 32 * 1024 * 1024
/** Bytes of one HTTP/1 response that names its length; streamed ones have no limit. */
export const MAX_RESPONSE_BYTES = 32 * 1024 * 1024
/** The least number of milliseconds a request waits for an instance before it gets 429. */
export const PENDING_MS = 10_000
/** A request waits longer where starts are slow: this many times the average start. */
export const PENDING_STARTS = 3.5
/** Milliseconds between SIGTERM and SIGKILL. */
export const TERMINATION_GRACE_MS = 10_000
/** Milliseconds an instance may take to open its port when no startup probe says otherwise. */
export const DEFAULT_STARTUP_MS = 240_000
/** Milliseconds without a request after which an instance is stopped; Google says "up to 15 minutes". */
export const IDLE_MS = 15 * 60_000
