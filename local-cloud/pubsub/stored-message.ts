import { traceOfMessage } from '../telemetry/message-trace.ts'

export interface StoredMessage {
  id: number
  /** Short name. */
  topic: string
  data: Buffer
  attributes: Record<string, string>
  orderingKey: string
  /** Milliseconds since the epoch. */
  published: number
}

/** Bytes that Pub/Sub adds for the time of publishing. */
const TIMESTAMP_BYTES = 20

/** Bytes of a message that are billed. Source: https://cloud.google.com/pubsub/pricing#message_size */
export function billedSize({ id, data, attributes, orderingKey }: StoredMessage): number {
  let size = data.length + TIMESTAMP_BYTES + String(id).length + Buffer.byteLength(orderingKey)
  for (const [key, value] of Object.entries(attributes))
    size += Buffer.byteLength(key) + Buffer.byteLength(value)
  return size
}

const TRACEPARENT = /^[\da-f]{2}-([\da-f]{32})-/

/** The trace's id; null when the message belongs to none. */
export const traceOf = (message: StoredMessage): string | null =>
  TRACEPARENT.exec(traceOfMessage(message) ?? '')?.[1] ?? null
