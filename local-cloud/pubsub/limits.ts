// Pub/Sub's own limits. Sources: https://cloud.google.com/pubsub/quotas#resource_limits and the field
// comments of google/pubsub/v1/pubsub.proto.

/** Bytes: one publish request, and so one message. */
export const MAX_PUBLISH_BYTES = 10_000_000
export const MAX_MESSAGES_PER_PUBLISH = 1000
export const MAX_ATTRIBUTES = 100
/** Bytes. */
export const MAX_ATTRIBUTE_KEY_BYTES = 256
/** Bytes. */
export const MAX_ATTRIBUTE_VALUE_BYTES = 1024
/** Bytes. */
export const MAX_ORDERING_KEY_BYTES = 1024
/** Bytes. */
export const MAX_FILTER_BYTES = 256

/** Seconds; for push this is also the request's timeout. */
export const ACK_DEADLINE = { default: 10, minimum: 10, maximum: 600 } as const
/** Seconds. */
export const RETENTION = { default: 7 * 86_400, minimum: 600, maximum: 31 * 86_400 } as const
/** Seconds; used for a retry policy without a value. */
export const BACKOFF = { minimum: 10, maximum: 600 } as const
export const DELIVERY_ATTEMPTS = { default: 5, minimum: 5, maximum: 100 } as const
/** Seconds without activity after which a subscription expires, unless it has a policy of its own. */
export const DEFAULT_EXPIRATION = 31 * 86_400

export const MAX_ACK_IDS_BYTES = 524_288
/** Messages in one pull answer or one streamed answer. */
export const MAX_MESSAGES_PER_PULL = 1000
/**
 * Milliseconds that Pull waits for a first message. Google says "a bounded amount of time"; its servers take about this
 * long.
 */
export const PULL_WAIT = 90_000

/**
 * How many pushes of one subscription may be outstanding. Google grows and shrinks this window by slow start, from "a
 * small single-digit window", without publishing its numbers (https://cloud.google.com/pubsub/docs/push#delivery_rate).
 * The maximum stays below the 511 connections that a Node server keeps waiting to be accepted.
 */
export const PUSH_WINDOW = { initial: 8, minimum: 1, maximum: 500 } as const
/** Milliseconds of latency under which Google lets the window keep pace with any throughput (same page). */
export const FAST_PUSH = 1000
/**
 * Milliseconds for which a whole subscription pauses after refused pushes,
 * https://cloud.google.com/pubsub/docs/push#push_backoff.
 */
export const PUSH_BACKOFF = { minimum: 100, maximum: 60_000 } as const
/** Milliseconds between checks for messages past their retention; delivery also checks by itself. */
export const EXPIRY_INTERVAL = RETENTION.minimum * 1000
