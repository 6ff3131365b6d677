import type { Fields, Timestamp, Value } from '../value.ts'

// The messages of google/firestore/v1/write.proto as plain objects.

export interface Precondition {
  conditionType?: 'exists' | 'updateTime'
  exists?: boolean
  updateTime?: Timestamp
}

export interface FieldTransform {
  fieldPath?: string
  transformType?: string
  setToServerValue?: 'REQUEST_TIME' | 'SERVER_VALUE_UNSPECIFIED'
  increment?: Value
  maximum?: Value
  minimum?: Value
  appendMissingElements?: { values?: Value[] }
  removeAllFromArray?: { values?: Value[] }
}

export interface DocumentMessage {
  name?: string
  fields?: Fields
}

export interface DocumentMask {
  fieldPaths?: string[]
}

export interface WriteMessage {
  operation?: string
  update?: DocumentMessage
  delete?: string
  transform?: { document?: string; fieldTransforms?: FieldTransform[] }
  updateMask?: DocumentMask
  updateTransforms?: FieldTransform[]
  currentDocument?: Precondition
}
