import { ackId } from './ack-id.ts'
import type { Delivery } from './backlog.ts'
import type { LiveSubscription } from './live-subscription.ts'
import { timestamp } from './wire-values.ts'

/** google.pubsub.v1.ReceivedMessage. */
export function receivedToWire({ message, attempt, lease }: Delivery, { id, config }: LiveSubscription) {
  return {
    ackId: ackId({ subscription: id, message: message.id, lease }),
    message: {
      data: message.data,
      attributes: message.attributes,
      messageId: String(message.id),
      publishTime: timestamp(message.published),
      orderingKey: message.orderingKey,
    },
    deliveryAttempt: config.deadLetter ? attempt : 0,
  }
}

export type ReceivedWire = ReturnType<typeof receivedToWire>
