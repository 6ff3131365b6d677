import type { Static, TSchema } from 'typebox'
import { type Check, checker } from './check.ts'
import { inSpan } from './telemetry/spans.ts'
import type { Topic } from './topic.ts'
import { formatTraceparent, parseTraceparent } from './trace.ts'

export interface PublishOptions {
  /** The only function that this event is for; without it, every function on the topic gets it. */
  for?: string
  /** The trace that it belongs to, if that is not the current one. */
  traceparent?: string
}

/**
 * Publishes, and resolves to the message id once Pub/Sub has it. Throws when the payload does not fit the topic, or
 * when the service does not declare the topic.
 */
export type Publish = <Payload extends TSchema>(
  topic: Topic<Payload>,
  payload: Static<Payload>,
  options?: PublishOptions,
) => Promise<string>

/** The part of the client that publishing needs. */
export interface EventClient {
  topic(
    name: string,
    options: { batching: { maxMessages: number } },
  ): { publishMessage(message: { json: unknown; attributes: Record<string, string> }): Promise<string> }
}

/**
 * `connect` is called at the first event, so a process that rarely publishes does not load the client at start.
 * `publishes` comes from the service's facts: its account may publish on these topics only.
 */
export function publisher(connect: () => Promise<EventClient>, publishes: readonly Topic[]): Publish {
  let client: Promise<EventClient> | undefined
  const declared = new Set(publishes.map(({ name }) => name))
  const checks = new Map<string, Check<TSchema>>()

  return async (topic, payload, options = {}) => {
    if (!declared.has(topic.name))
      throw new TypeError(
        `This service does not declare that it publishes ${topic.name}: add the topic to \`publishes\` of its facts`,
      )
    const check = checks.get(topic.name) ?? checker<TSchema>(topic.payload)
    checks.set(topic.name, check)
    const checked = check(payload)
    if (!checked.ok) throw new TypeError(`Not a ${topic.name} event: ${JSON.stringify(checked.errors)}`)

    client ??= connect()
    const connected = client
    // A first connection that failed is made again at the next event.
    connected.catch(() => {
      client = undefined
    })
    const earlier = options.traceparent ? parseTraceparent(options.traceparent) : null
    return inSpan(
      {
        name: `${topic.name} publish`,
        kind: 'producer',
        ...(earlier && { parent: earlier }),
        attributes: { 'messaging.system': 'gcp_pubsub', 'messaging.destination.name': topic.name },
      },
      async ({ trace }) => {
        const attributes: Record<string, string> = { traceparent: formatTraceparent(trace) }
        if (options.for) attributes.for = options.for
        // Batches hold one message: the default waits 10 ms for more, and a person is waiting for these.
        const publishing = (await connected).topic(topic.name, { batching: { maxMessages: 1 } })
        return publishing.publishMessage({ json: payload, attributes })
      },
    )
  }
}
