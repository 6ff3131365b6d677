import type { StoredMessage } from './stored-message.ts'

/**
 * The body of a push request: JSON of PubsubMessage with both spellings of two fields, as Google sends it
 * (https://cloud.google.com/pubsub/docs/push#receive_push). Empty fields are left out.
 */
export function envelope(
  message: StoredMessage,
  subscription: string,
  deliveryAttempt: number | null,
): string {
  const messageId = String(message.id)
  const publishTime = new Date(message.published).toISOString()
  return JSON.stringify({
    ...(deliveryAttempt === null ? {} : { deliveryAttempt }),
    message: {
      ...(Object.keys(message.attributes).length > 0 ? { attributes: message.attributes } : {}),
      ...(message.data.length > 0 ? { data: message.data.toString('base64') } : {}),
      messageId,
      message_id: messageId,
      ...(message.orderingKey ? { orderingKey: message.orderingKey } : {}),
      publishTime,
      publish_time: publishTime,
    },
    subscription,
  })
}
