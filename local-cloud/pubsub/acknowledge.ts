import { parseAckId } from './ack-id.ts'
import { ACK_DEADLINE, MAX_ACK_IDS_BYTES } from './limits.ts'
import type { LiveSubscription } from './live-subscription.ts'
import { invalidArgument } from './rpc.ts'

/** Acknowledges all of them or, when one id is malformed, none. */
export function acknowledge({ id, backlog }: LiveSubscription, ackIds: string[]) {
  for (const { message, lease } of ackIds.map((ackId) => parseAckId(ackId, id))) backlog.ack(message, lease)
}

/** Seconds from now; 0 is a nack. */
export function modifyDeadline({ id, backlog }: LiveSubscription, ackIds: string[], seconds: number) {
  if (seconds < 0 || seconds > ACK_DEADLINE.maximum) {
    throw invalidArgument(
      `Invalid ack deadline given (ack_deadline_seconds=${seconds}). It must be between 0 and ${ACK_DEADLINE.maximum} inclusive.`,
    )
  }
  for (const { message, lease } of ackIds.map((ackId) => parseAckId(ackId, id))) {
    if (seconds === 0) backlog.refuse(message, lease)
    else backlog.extend(message, lease, seconds)
  }
}

/** Checks the ids of the two unary requests. */
export function checkAckIds(ackIds: string[] = []): string[] {
  if (ackIds.length === 0) throw invalidArgument('No ack ids specified.')
  const bytes = ackIds.reduce((sum, ackId) => sum + ackId.length, 0)
  if (bytes > MAX_ACK_IDS_BYTES) {
    throw invalidArgument(`Request payload size exceeds the limit: ${MAX_ACK_IDS_BYTES} bytes.`)
  }
  return ackIds
}
