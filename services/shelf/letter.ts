import { type Delivery, failureId } from '../platform/failures.ts'
import { isoTime } from '../platform/times.ts'
import { parseTraceparent } from '../platform/trace.ts'
import type { DeadLetter } from './schemas.ts'

/** An event as it arrives from a dead-letter topic. */
export interface ShelvedEvent {
  /** Pub/Sub's id of the dead letter itself, which is new each time the event is given up. */
  messageId: string
  publishedAt: string
  /** The payload's bytes, base64. */
  data: string
  attributes: Record<string, string>
}

/**
 * Pub/Sub adds attributes with this prefix when it forwards
 * (https://cloud.google.com/pubsub/docs/handling-failures#track-delivery-attempts).
 */
const ADDED = 'CloudPubSubDeadLetter'
const SUBSCRIPTION = `${ADDED}SourceSubscription`
const DELIVERIES = `${ADDED}SourceDeliveryCount`
const PUBLISHED = `${ADDED}SourceTopicPublishTime`

/** The delivery as the function saw it, under which it recorded the reason of its failure. */
export function deliveryOf({ data, attributes }: ShelvedEvent): Delivery {
  const own = Object.entries(attributes).filter(([name]) => !name.startsWith(ADDED))
  return { function: attributes[SUBSCRIPTION] ?? 'unknown', data, attributes: Object.fromEntries(own) }
}

/** An event that is given up again is the same letter. */
export const letterId = (event: ShelvedEvent) => failureId(deliveryOf(event))

export function describeLetter(
  event: ShelvedEvent,
  context: { topic: string; failure: { reason: string; attempts: number } | null; shelvedAt: string },
): DeadLetter {
  const delivery = deliveryOf(event)
  const payload = parsePayload(event.data)
  const deliveries = Number(event.attributes[DELIVERIES])
  return {
    id: letterId(event),
    function: delivery.function,
    topic: context.topic,
    reason:
      context.failure?.reason ?? 'The function ended without saying why: it ran out of time or of memory.',
    attempts: Number.isInteger(deliveries) && deliveries > 0 ? deliveries : (context.failure?.attempts ?? 1),
    payload: payload === undefined ? textOf(event.data) : JSON.stringify(payload, null, 2),
    attributes: delivery.attributes,
    traceId: traceOf(delivery, payload),
    publishedAt: timeOf(event.attributes[PUBLISHED]) ?? timeOf(event.publishedAt) ?? context.shelvedAt,
    shelvedAt: context.shelvedAt,
  }
}

/** Returns undefined for data that is not JSON. */
export function parsePayload(data: string): unknown {
  try {
    return JSON.parse(textOf(data))
  } catch {
    return undefined
  }
}

const textOf = (data: string) => Buffer.from(data, 'base64').toString('utf8')

function timeOf(text: string | undefined): string | null {
  const time = Date.parse(text ?? '')
  return Number.isNaN(time) ? null : isoTime(time)
}

/** The studio's events carry the trace as an attribute; Cloud Storage's events carry it in the object's metadata. */
function traceOf(delivery: Delivery, payload: unknown): string | null {
  return parseTraceparent(traceparentOf(delivery.attributes, payload))?.traceId ?? null
}

export function traceparentOf(attributes: Record<string, string>, payload: unknown): string | undefined {
  if (attributes.traceparent) return attributes.traceparent
  const metadata = isObject(payload) ? payload.metadata : undefined
  const traceparent = isObject(metadata) ? metadata.traceparent : undefined
  return typeof traceparent === 'string' ? traceparent : undefined
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
