import type { PubSub } from '@google-cloud/pubsub'
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

/** Publishes and resolves to the message id once Pub/Sub has it. Throws when the payload does not fit the topic. */
export type Publish = <Payload extends TSchema>(
  topic: Topic<Payload>,
  payload: Static<Payload>,
  options?: PublishOptions,
) => Promise<string>

/** `connect` is called at the first event: a process that publishes only now and then does not load the client at start. */
export function publisher(connect: PubSub | (() => Promise<PubSub>)): Publish {
  let client: Promise<PubSub> | undefined
  const checks = new Map<string, Check<TSchema>>()

  return async (topic, payload, options = {}) => {
    const check = checks.get(topic.name) ?? checker<TSchema>(topic.payload)
    checks.set(topic.name, check)
    const checked = check(payload)
    if (!checked.ok) throw new TypeError(`Not a ${topic.name} event: ${JSON.stringify(checked.errors)}`)

    client ??= typeof connect === 'function' ? connect() : Promise.resolve(connect)
    const attributes: Record<string, string> = { traceparent: options.traceparent ?? currentTraceparent() }
    if (options.for) attributes.for = options.for
    // One message a batch: the default waits 10 ms for company, and a person is waiting for these.
    const publishing = (await client).topic(topic.name, { batching: { maxMessages: 1 } })
    return publishing.publishMessage({ json: payload, attributes })
  }
}
