import { invalidArgument } from './rpc.ts'

export interface AckId {
  subscription: number
  message: number
  lease: number
}

export const ackId = ({ subscription, message, lease }: AckId): string =>
  `${subscription}-${message.toString(36)}-${lease.toString(36)}`

/** Throws INVALID_ARGUMENT when it is malformed or belongs to another subscription. */
export function parseAckId(text: string, subscription: number): AckId {
  const match = /^(\d+)-([0-9a-z]+)-([0-9a-z]+)$/.exec(text)
  if (!match || Number(match[1]) !== subscription) {
    throw invalidArgument(`You have passed an invalid ack ID to the service (ack_id=${text}).`)
  }
  return { subscription, message: Number.parseInt(match[2]!, 36), lease: Number.parseInt(match[3]!, 36) }
}
