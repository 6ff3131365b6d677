import type { ServerDuplexStream } from '@grpc/grpc-js'
import { acknowledge, modifyDeadline } from './acknowledge.ts'
import type { Delivery, Holder } from './backlog.ts'
import { ACK_DEADLINE } from './limits.ts'
import type { Consumer, LiveSubscription } from './live-subscription.ts'
import { type ReceivedWire, receivedToWire } from './received-wire.ts'
import { asStatus, invalidArgument } from './rpc.ts'

export interface StreamingPullRequest {
  subscription?: string
  ackIds?: string[]
  modifyDeadlineSeconds?: number[]
  modifyDeadlineAckIds?: string[]
  streamAckDeadlineSeconds?: number
  maxOutstandingMessages?: string
  maxOutstandingBytes?: string
}

export interface StreamingPullResponse {
  receivedMessages?: ReceivedWire[]
  subscriptionProperties?: { exactlyOnceDeliveryEnabled: boolean; messageOrderingEnabled: boolean }
}

/** Messages in one streamed answer, so that several streams share a backlog fairly. */
const BATCH = 100
/** Bytes in one streamed answer, for the same reason. */
const BATCH_BYTES = 1_000_000

type Stream = ServerDuplexStream<StreamingPullRequest, StreamingPullResponse>

/** Subscriber.StreamingPull: messages flow as long as the client's flow control has room for them. */
export function createStreamingPull(find: (name: string | undefined) => LiveSubscription) {
  return (stream: Stream) => {
    let opened: ReturnType<typeof open> | undefined

    stream.on('data', (request: StreamingPullRequest) => {
      try {
        if (opened) opened.receive(request)
        else opened = open(stream, find(request.subscription), request)
      } catch (error) {
        opened?.close()
        stream.emit('error', asStatus(error))
      }
    })
    // Messages that the stream still holds remain leased until their deadline, as at Google.
    stream.on('cancelled', () => opened?.close())
    stream.on('error', () => opened?.close())
    stream.on('end', () => {
      opened?.close()
      stream.end()
    })
  }
}

function open(stream: Stream, live: LiveSubscription, first: StreamingPullRequest) {
  let deadline = checkDeadline(first.streamAckDeadlineSeconds)
  const maxMessages = limit(first.maxOutstandingMessages)
  const maxBytes = limit(first.maxOutstandingBytes)
  let messages = 0
  let bytes = 0
  let congested = false
  let greeted = false

  const holder: Holder = {
    keepsOrder: true,
    released({ message }) {
      messages -= 1
      bytes -= message.data.length
      live.wake()
    },
  }

  const consumer: Consumer = {
    offer() {
      const batch: Delivery[] = []
      let batchBytes = 0
      while (
        !congested &&
        batch.length < BATCH &&
        batchBytes < BATCH_BYTES &&
        messages < maxMessages &&
        bytes < maxBytes
      ) {
        const delivery = live.backlog.take(deadline, holder)
        if (!delivery) break
        batch.push(delivery)
        messages += 1
        bytes += delivery.message.data.length
        batchBytes += delivery.message.data.length
      }
      if (batch.length === 0) return false
      write({ receivedMessages: batch.map((delivery) => receivedToWire(delivery, live)) })
      return true
    },
    end(error) {
      close()
      stream.emit('error', error)
    },
  }

  function write(response: StreamingPullResponse) {
    const { enableMessageOrdering } = live.config
    const subscriptionProperties = {
      exactlyOnceDeliveryEnabled: false,
      messageOrderingEnabled: enableMessageOrdering,
    }
    const flowing = stream.write(greeted ? response : { ...response, subscriptionProperties })
    greeted = true
    if (flowing) return
    congested = true
    stream.once('drain', () => {
      congested = false
      live.wake()
    })
  }

  function receive(request: StreamingPullRequest) {
    if (request.subscription)
      throw invalidArgument('The subscription may only be set on the first request of a stream.')
    handle(request)
  }

  function handle(request: StreamingPullRequest) {
    const { ackIds = [], modifyDeadlineAckIds = [], modifyDeadlineSeconds = [] } = request
    if (request.streamAckDeadlineSeconds) deadline = checkDeadline(request.streamAckDeadlineSeconds)
    if (modifyDeadlineAckIds.length !== modifyDeadlineSeconds.length) {
      throw invalidArgument('modify_deadline_ack_ids and modify_deadline_seconds must have the same length.')
    }
    acknowledge(live, ackIds)
    modifyDeadlineAckIds.forEach((ackId, index) => {
      modifyDeadline(live, [ackId], modifyDeadlineSeconds[index]!)
    })
  }

  function close() {
    live.consumers.delete(consumer)
  }

  handle(first)
  live.consumers.add(consumer)
  live.wake()
  return { receive, close }
}

function checkDeadline(seconds = 0): number {
  const { minimum, maximum } = ACK_DEADLINE
  if (seconds >= minimum && seconds <= maximum) return seconds
  throw invalidArgument(
    `Invalid stream ack deadline given (stream_ack_deadline_seconds=${seconds}). It must be between ${minimum} and ${maximum} inclusive.`,
  )
}

const limit = (value = '0') => (Number(value) > 0 ? Number(value) : Number.POSITIVE_INFINITY)
