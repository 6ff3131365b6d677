// Production limits. Source unless said otherwise: https://firebase.google.com/docs/firestore/quotas#limits

/** Bytes of one document, name and field names included. */
export const MAX_DOCUMENT_BYTES = 1_048_576
/** Bytes of one path segment, UTF-8. */
export const MAX_ID_BYTES = 1_500
/** Bytes of a document's full name, UTF-8. */
export const MAX_NAME_BYTES = 6_144
/** Levels of subcollections. */
export const MAX_COLLECTION_DEPTH = 100
/** Bytes of one field name, UTF-8. */
export const MAX_FIELD_NAME_BYTES = 1_500
/** Bytes of one field's value. */
export const MAX_FIELD_VALUE_BYTES = 1_048_487
/** Levels of maps and arrays inside one field. */
export const MAX_VALUE_DEPTH = 20
/** Bytes of a value that an index keeps; it truncates the rest. */
export const MAX_INDEXED_VALUE_BYTES = 1_500
/** Index entries of one document. */
export const MAX_INDEX_ENTRIES = 40_000
/** Transforms on one document in one commit. */
export const MAX_TRANSFORMS_PER_DOCUMENT = 500
/** Writes of one BatchWrite. Source: BatchWriteRequest in firestore.proto and the clients' batch size. */
export const MAX_BATCH_WRITES = 500
/** Bytes of one API request. */
export const MAX_REQUEST_BYTES = 10 * 1_048_576

/** Disjunctions of a query in disjunctive normal form (`in`, `array-contains-any`, OR). */
export const MAX_DISJUNCTIONS = 30
/** Values of one `not-in`. */
export const MAX_NOT_IN_VALUES = 10
/** Fields of one composite index. */
export const MAX_INDEX_FIELDS = 100
/** Distinct fields with inequality filters in one query. */
export const MAX_INEQUALITY_FIELDS = 10
/** Aggregations of one query. Source: RunAggregationQuery in query.proto. */
export const MAX_AGGREGATIONS = 5

/** Results of one vector search. Source: FindNearest in query.proto. */
export const MAX_NEAREST = 1_000
/** Dimensions of a vector that is searched for. Source: FindNearest in query.proto. */
export const MAX_VECTOR_DIMENSIONS = 2_048

/** Milliseconds a transaction may live. */
export const TRANSACTION_LIFETIME = 270_000
/** Milliseconds a transaction may be idle. */
export const TRANSACTION_IDLE = 60_000
/** Milliseconds back in time that can be read, and from which listeners can resume. */
export const HISTORY = 3_600_000
/** The same with point-in-time recovery. Source: https://cloud.google.com/firestore/docs/use-pitr */
export const RECOVERABLE = 7 * 24 * 3_600_000

/** Milliseconds between sweeps of expired documents. Production deletes them "typically within 24 hours". */
export const EXPIRY_SWEEP = 600_000
/** Milliseconds between snapshots on an otherwise quiet listen stream; clients reset a stream after 120 s of silence. */
export const LISTEN_HEARTBEAT = 30_000
