import type { StructuredQuery } from '../query/messages.ts'
import type { Timestamp } from '../value.ts'

export interface TargetMessage {
  query?: { parent?: string; structuredQuery?: StructuredQuery; pipelineQuery?: object }
  documents?: { documents?: string[] }
  resumeToken?: Uint8Array
  readTime?: Timestamp
  targetId?: number
  once?: boolean
}

export interface ListenRequest {
  database?: string
  addTarget?: TargetMessage
  removeTarget?: number
}
