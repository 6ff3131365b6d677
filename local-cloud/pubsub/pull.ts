import type { ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js'
import type { Agenda } from './agenda.ts'
import type { Delivery, Holder } from './backlog.ts'
import { MAX_MESSAGES_PER_PULL, MAX_PUBLISH_BYTES, PULL_WAIT } from './limits.ts'
import type { Consumer, LiveSubscription } from './live-subscription.ts'
import { type ReceivedWire, receivedToWire } from './received-wire.ts'
import { asStatus, invalidArgument, type RpcError } from './rpc.ts'

export interface PullRequest {
  subscription?: string
  maxMessages?: number
  returnImmediately?: boolean
}

type PullCall = ServerUnaryCall<PullRequest, { receivedMessages: ReceivedWire[] }>

/** Takes up to `maximum` messages, limited to about the bytes of one publish request. */
function takeSome(live: LiveSubscription, maximum: number): Delivery[] {
  // No notice is needed when a pulled message is gone: the client asks again by itself.
  const holder: Holder = { keepsOrder: true, released: () => undefined }
  const taken: Delivery[] = []
  for (let bytes = 0; taken.length < maximum && bytes < MAX_PUBLISH_BYTES; ) {
    const delivery = live.backlog.take(live.config.ackDeadlineSeconds, holder)
    if (!delivery) break
    bytes += delivery.message.data.length
    taken.push(delivery)
  }
  return taken
}

/**
 * Subscriber.Pull answers at once when there is a message, otherwise with the first one that comes, or empty after a
 * while.
 */
export function createPull({
  find,
  agenda,
  now,
}: {
  find: (name: string | undefined) => LiveSubscription
  agenda: Agenda
  now: () => number
}) {
  return (call: PullCall, callback: sendUnaryData<{ receivedMessages: ReceivedWire[] }>) => {
    try {
      const live = find(call.request.subscription)
      const { maxMessages = 0, returnImmediately } = call.request
      if (maxMessages < 1) {
        throw invalidArgument(
          `The value for max_messages is too small. You passed ${maxMessages} in the request, but the minimum value is 1.`,
        )
      }
      answer(live, Math.min(maxMessages, MAX_MESSAGES_PER_PULL), returnImmediately ?? false)
    } catch (error) {
      callback(asStatus(error))
    }

    function answer(live: LiveSubscription, maximum: number, atOnce: boolean) {
      const respond = (deliveries: Delivery[]) =>
        callback(null, { receivedMessages: deliveries.map((delivery) => receivedToWire(delivery, live)) })

      const first = takeSome(live, maximum)
      if (first.length > 0 || atOnce) {
        respond(first)
        return
      }
      const consumer: Consumer = {
        offer() {
          const taken = takeSome(live, maximum)
          if (taken.length === 0) return false
          stop()
          respond(taken)
          return true
        },
        end(error: RpcError) {
          stop()
          callback(error)
        },
      }
      const timeout = agenda.at(now() + PULL_WAIT, () => {
        stop()
        respond([])
      })
      const stop = () => {
        agenda.cancel(timeout)
        live.consumers.delete(consumer)
      }
      live.consumers.add(consumer)
      call.on('cancelled', stop)
    }
  }
}
