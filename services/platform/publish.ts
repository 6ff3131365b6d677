import type { Static, TSchema } from 'typebox'
import { type Check, checker } from './check.ts'
import type { Topic } from './topic.ts'
import { currentTraceparent } from './trace.ts'

export interface PublishOptions {
  /** The one function this event is for; without it every function on the topic gets it. */
  for?: string
  /** The trace it belongs to, when that is not the current one. */
  traceparent?: string
}

/** Publishes and resolves to the message id once Pub/Sub has it. Throws when the payload does not fit the topic, or the service does not declare it. */
export type Publish = <Payload extends TSchema>(
  topic: Topic<Payload>,
  payload: Static<Payload>,
  options?: PublishOptions,
) => Promise<string>

/** As far as publishing needs the client. */
export interface EventClient {
  topic(
    name: string,
    options: { batching: { maxMessages: number } },
  ): { publishMessage(message: { json: unknown; attributes: Record<string, string> }): Promise<string> }
}

/**
 * `connect` is called at the first event: a process that publishes only now and then does not load the client
 * at start. `publishes` is what the service's facts declare: the only topics on which its account may publish.
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
    const attributes: Record<string, string> = { traceparent: options.traceparent ?? currentTraceparent() }
    if (options.for) attributes.for = options.for
    // One message a batch: the default waits 10 ms for company, and a person is waiting for these.
    const publishing = (await client).topic(topic.name, { batching: { maxMessages: 1 } })
    return publishing.publishMessage({ json: payload, attributes })
  }
}
