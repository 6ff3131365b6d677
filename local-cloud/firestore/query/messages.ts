import type { Timestamp, Value } from '../value.ts'

// The messages of google/firestore/v1/query.proto as plain objects.

export type FieldOperator =
  | 'LESS_THAN'
  | 'LESS_THAN_OR_EQUAL'
  | 'GREATER_THAN'
  | 'GREATER_THAN_OR_EQUAL'
  | 'EQUAL'
  | 'NOT_EQUAL'
  | 'ARRAY_CONTAINS'
  | 'IN'
  | 'ARRAY_CONTAINS_ANY'
  | 'NOT_IN'

export type UnaryOperator = 'IS_NAN' | 'IS_NULL' | 'IS_NOT_NAN' | 'IS_NOT_NULL'

interface FieldReference {
  fieldPath?: string
}

export interface FilterMessage {
  compositeFilter?: { op?: 'AND' | 'OR' | 'OPERATOR_UNSPECIFIED'; filters?: FilterMessage[] }
  fieldFilter?: { field?: FieldReference; op?: FieldOperator | 'OPERATOR_UNSPECIFIED'; value?: Value }
  unaryFilter?: { field?: FieldReference; op?: UnaryOperator | 'OPERATOR_UNSPECIFIED' }
}

export interface CursorMessage {
  values?: Value[]
  before?: boolean
}

export interface StructuredQuery {
  select?: { fields?: FieldReference[] }
  from?: { collectionId?: string; allDescendants?: boolean }[]
  where?: FilterMessage
  orderBy?: { field?: FieldReference; direction?: 'ASCENDING' | 'DESCENDING' | 'DIRECTION_UNSPECIFIED' }[]
  startAt?: CursorMessage
  endAt?: CursorMessage
  offset?: number
  limit?: { value?: number }
  findNearest?: FindNearestMessage
}

export interface FindNearestMessage {
  vectorField?: FieldReference
  queryVector?: Value
  distanceMeasure?: 'EUCLIDEAN' | 'COSINE' | 'DOT_PRODUCT' | 'DISTANCE_MEASURE_UNSPECIFIED'
  limit?: { value?: number }
  distanceResultField?: string
  distanceThreshold?: { value?: number }
}

export interface Aggregation {
  alias?: string
  count?: { upTo?: { value?: string } }
  sum?: { field?: FieldReference }
  avg?: { field?: FieldReference }
}

export interface StructuredAggregationQuery {
  structuredQuery?: StructuredQuery
  aggregations?: Aggregation[]
}

/** How a read says which state it reads. */
export interface ReadOptions {
  transaction?: Uint8Array
  newTransaction?: TransactionOptions
  readTime?: Timestamp
}

export interface TransactionOptions {
  readOnly?: { readTime?: Timestamp }
  readWrite?: { retryTransaction?: Uint8Array }
}
