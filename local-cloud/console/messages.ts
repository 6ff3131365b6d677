import type { ConsoleDeps } from './deps.ts'
import { NotFound } from './not-found.ts'

/** Messages of a subscription that are shown. */
const SHOWN = 50
/** Characters of a message's data that are shown. */
const DATA_LENGTH = 8000

/** Topics with their subscriptions, those with dead letters last. */
export function topicsOf({ pubsub, clock }: Pick<ConsoleDeps, 'pubsub' | 'clock'>) {
  const subscriptions = pubsub.look.subscriptions()
  const shelves = new Set(subscriptions.map(({ deadLetterTopic }) => deadLetterTopic))
  const topics = pubsub.look.topics().map((name) => ({
    name,
    isShelf: shelves.has(name),
    subscriptions: subscriptions.filter(({ topic }) => topic === name),
  }))
  return { topics: topics.sort((a, b) => Number(a.isShelf) - Number(b.isShelf)), now: clock.now() }
}

export function messagesOf({ pubsub }: Pick<ConsoleDeps, 'pubsub'>, subscription: string) {
  const messages = pubsub.look.waiting(subscription, SHOWN)
  if (!messages) throw new NotFound(`There is no subscription ${subscription}.`)
  return {
    messages: messages.map(({ id, published, attributes, orderingKey, failures, notBefore, data }) => ({
      id: String(id),
      published,
      attributes,
      orderingKey,
      failures,
      notBefore,
      size: data.length,
      data: textOf(data),
    })),
  }
}

/** Null for what is no text. */
function textOf(data: Buffer): string | null {
  const part = data.subarray(0, DATA_LENGTH)
  try {
    return new TextDecoder('utf-8', { fatal: data.length <= DATA_LENGTH }).decode(part)
  } catch {
    return null
  }
}
