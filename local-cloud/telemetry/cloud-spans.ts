// The spans of Google's own services: Cloud Run's of every request, and those that make Pub/Sub's waiting visible.
import { randomBytes } from 'node:crypto'
import { type Attributes, preciseNow, type Span } from './span.ts'
import { formatTraceparent, parseTraceparent } from './traceparent.ts'

/** A span that has begun; null instead of one when the trace is not sampled. */
export interface OpenSpan {
  /** For what the work calls in turn. */
  traceparent: string
  end(status: Span['status'], attributes?: Attributes): void
}

export interface CloudSpans {
  /** A request to a Cloud Run service, as its front end sees it. */
  request(about: { service: string; method: string; path: string; traceparent: string }): OpenSpan | null
  /** One attempt to push a message, from its publication (the first) or its sending (others) to the answer. */
  delivery(about: {
    subscription: string
    topic: string
    attempt: number
    messageId: string
    /** Milliseconds since the message was published. */
    waited: number
    traceparent: string | null
  }): OpenSpan | null
}

export function createCloudSpans(add: (span: Span) => void): CloudSpans {
  function open(
    begin: Pick<Span, 'name' | 'service' | 'kind' | 'start' | 'attributes'>,
    traceparent: string,
  ): OpenSpan | null {
    const parent = parseTraceparent(traceparent)
    if (!parent?.isSampled) return null
    const spanId = randomBytes(8).toString('hex')
    return {
      traceparent: formatTraceparent({ ...parent, spanId }),
      end: (status, attributes) =>
        add({
          ...begin,
          traceId: parent.traceId,
          spanId,
          parentSpanId: parent.spanId,
          end: preciseNow(),
          status,
          attributes: { ...begin.attributes, ...attributes },
        }),
    }
  }

  return {
    request: ({ service, method, path, traceparent }) =>
      open(
        {
          // Google names these spans by the path, without what follows a question mark.
          name: path,
          service: `Cloud Run ${service}`,
          kind: 'server',
          start: preciseNow(),
          attributes: { 'http.request.method': method, 'faas.name': service },
        },
        traceparent,
      ),
    delivery: ({ subscription, topic, attempt, messageId, waited, traceparent }) =>
      traceparent === null
        ? null
        : open(
            {
              name: `${subscription} deliver`,
              service: 'Pub/Sub',
              kind: 'client',
              start: preciseNow() - (attempt === 1 ? waited : 0),
              attributes: {
                'messaging.system': 'gcp_pubsub',
                'messaging.operation.name': 'deliver',
                'messaging.destination.name': topic,
                'messaging.destination.subscription.name': subscription,
                'messaging.message.id': messageId,
                'messaging.gcp_pubsub.message.delivery_attempt': attempt,
                'messaging.wait_ms': Math.round(waited),
              },
            },
            traceparent,
          ),
  }
}
