// Cloud Storage's limits. Source: https://cloud.google.com/storage/quotas, unless another is named.

const DAY_MS = 24 * 60 * 60 * 1000

/** Bytes: 5 TiB. */
export const MAX_OBJECT_BYTES = 5 * 1024 ** 4
/** Bytes of an object's name in UTF-8. */
export const MAX_NAME_BYTES = 1024
/** Bytes of all custom metadata keys and values of one object. */
export const MAX_CUSTOM_METADATA_BYTES = 8 * 1024
/**
 * Bytes. The stored part of an unfinished resumable upload is a multiple of this.
 * Source: https://cloud.google.com/storage/docs/performing-resumable-uploads#chunked-upload
 */
export const CHUNK_BYTES = 256 * 1024
/** Milliseconds. Source: https://cloud.google.com/storage/docs/resumable-uploads#session-uris */
export const SESSION_MS = 7 * DAY_MS
/** Seconds. Source: https://cloud.google.com/storage/docs/access-control/signed-urls */
export const MAX_SIGNATURE_SECONDS = 7 * 24 * 60 * 60
/** Items and prefixes of one page of a list. */
export const MAX_PAGE = 1000
/** Objects in one compose request. */
export const MAX_COMPOSE_SOURCES = 32
/** Bytes of a JSON request body that is read into memory. This limit is not Google's. */
export const MAX_JSON_BYTES = 1024 * 1024
/** Bytes of one form field or part header that is read into memory. This limit is not Google's. */
export const MAX_PART_HEAD_BYTES = 64 * 1024
/** Milliseconds between checks of lifecycle rules and expiries. Google checks about once a day. */
export const SWEEP_MS = 60 * 60 * 1000
export { DAY_MS }
