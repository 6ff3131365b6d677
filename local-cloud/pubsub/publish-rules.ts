import type { NewMessage } from './broker.ts'
import {
  MAX_ATTRIBUTE_KEY_BYTES,
  MAX_ATTRIBUTE_VALUE_BYTES,
  MAX_ATTRIBUTES,
  MAX_MESSAGES_PER_PUBLISH,
  MAX_ORDERING_KEY_BYTES,
  MAX_PUBLISH_BYTES,
} from './limits.ts'
import { invalidArgument } from './rpc.ts'

export interface MessageWire {
  data?: Buffer
  attributes?: Record<string, string>
  orderingKey?: string
}

/** Checks the messages of a publish request. Throws INVALID_ARGUMENT for the whole of it. */
export function checkMessages(wires: MessageWire[] = []): NewMessage[] {
  checkAtMost('message_count', wires.length, MAX_MESSAGES_PER_PUBLISH)
  if (wires.length === 0)
    throw invalidArgument(
      'The value for message_count is too small. You passed 0 in the request, but the minimum value is 1.',
    )
  checkAtMost(
    'request_size',
    wires.reduce((bytes, wire) => bytes + checkMessage(wire), 0),
    MAX_PUBLISH_BYTES,
  )
  return wires.map(({ data = Buffer.alloc(0), attributes = {}, orderingKey = '' }) => ({
    data,
    attributes,
    orderingKey,
  }))
}

/** Checks one message and returns its size in bytes. */
function checkMessage({ data, attributes = {}, orderingKey = '' }: MessageWire): number {
  const entries = Object.entries(attributes)
  if (!data?.length && entries.length === 0) {
    throw invalidArgument(
      'One or more messages in the publish request is empty. Each message must contain either non-empty data, or at least one attribute.',
    )
  }
  checkAtMost('attribute_count', entries.length, MAX_ATTRIBUTES)
  checkAtMost('ordering_key size', Buffer.byteLength(orderingKey), MAX_ORDERING_KEY_BYTES)
  let bytes = (data?.length ?? 0) + Buffer.byteLength(orderingKey)
  for (const [key, value] of entries) {
    if (key === '') throw invalidArgument('An attribute key in the publish request is empty.')
    const keyBytes = Buffer.byteLength(key)
    const valueBytes = Buffer.byteLength(value)
    checkAtMost('attribute_key size', keyBytes, MAX_ATTRIBUTE_KEY_BYTES)
    checkAtMost('attribute_value size', valueBytes, MAX_ATTRIBUTE_VALUE_BYTES)
    bytes += keyBytes + valueBytes
  }
  return bytes
}

function checkAtMost(what: string, value: number, maximum: number) {
  if (value <= maximum) return
  throw invalidArgument(
    `The value for ${what} is too large. You passed ${value} in the request, but the maximum value is ${maximum}.`,
  )
}
