// What the Telemetry API takes. Source: https://docs.cloud.google.com/stackdriver/quotas#telemetry-api-limits

/** Bytes. */
export const MAX_ATTRIBUTE_KEY = 512
/** Bytes. */
export const MAX_ATTRIBUTE_VALUE = 64 * 1024
/** Bytes. */
export const MAX_SPAN_NAME = 1024
/** For each span, and for each resource. */
export const MAX_ATTRIBUTES = 1024
/** For each request. */
export const MAX_POINTS = 200
/** For each request. */
export const MAX_RESOURCE_METRICS = 200

/** Bytes of a request, also after it is unpacked: the default of gRPC, which stands before all of Google's APIs. */
export const MAX_REQUEST = 4 * 1024 * 1024
