// A page of a shop without a browser, whose answers come as they are told.
import type { Answer, Source } from '../../../../services/assistant/answers/schemas.ts'
import type {
  ConversationWithMessages,
  Message,
} from '../../../../services/assistant/conversations/schemas.ts'
import { ApiError } from '../../../src/api-error.ts'
import { createTabMemory } from '../door/tab-memory.ts'
import type { Ask, AskedEvent } from './asking.ts'
import { createChatStore } from './chat-store.ts'
import type { Requests } from './requests.ts'

export type Step = AskedEvent | { fails: unknown } | { until: Promise<void> } | 'waits'

const source = { n: 1, title: 'Tofu', path: '/products/tofu' } as Source
export const answerOf = (text: string): Answer => ({
  ...{ outcome: 'answered', text, citations: [1], suggestions: [], usage: null },
  engine: { kind: 'extractive', model: null, fallback: null },
  latencyMs: { sources: 1, total: 2 },
})
export const begun: AskedEvent = { type: 'begun', conversationId: 'c1', messageId: 'm1', isForMaker: false }
const done = (text: string): AskedEvent => ({
  type: 'done',
  answer: answerOf(text),
  sources: [source],
  retrieval: {} as never,
})
export const whole = (text: string): Step[] => [
  begun,
  { type: 'sources', sources: [source] },
  { type: 'token', text },
  done(text),
]
export const kept = (id: string, changes: Partial<Message> = {}): Message => ({
  ...{
    id,
    from: 'customer',
    isForMaker: false,
    text: `Question ${id}`,
    isUnderWay: false,
    answer: null,
    sources: [],
  },
  ...{ feedback: null, addedAt: '2026-01-01T00:00:00Z', ...changes },
})

/** Its streams go as they are told, one after another; where none is told, the shop cannot be reached. */
export function setUp(...streams: Step[][]) {
  const kept = new Map<string, ConversationWithMessages>()
  const asked: { id: string; conversationId?: string }[] = []
  const values = new Map<string, string>()
  const storage = {
    getItem: (name: string) => values.get(name) ?? null,
    setItem: (name: string, value: string) => void values.set(name, value),
    removeItem: (name: string) => void values.delete(name),
  }
  const memory = createTabMemory({ tab: storage, browser: storage, handle: 'grove' })
  const ask: Ask = async function* (question, signal) {
    asked.push(question)
    for (const step of streams.shift() ?? [{ fails: new ApiError({ status: 0, title: 'No connection' }) }]) {
      if (step === 'waits')
        await new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))),
        )
      else if ('fails' in step) throw step.fails
      else if ('until' in step) await step.until
      else yield step
    }
  }
  const requests = {
    prepare: async () => null,
    async get(id) {
      await held
      const found = kept.get(id)
      if (!found) throw new ApiError({ status: 404, title: 'Not Found' })
      return structuredClone(found)
    },
    judge: async () => {
      throw new ApiError({ status: 503, title: 'Away', detail: 'Please try again in a moment' })
    },
  } as Partial<Requests> as Requests
  let held: Promise<unknown> = Promise.resolve()
  /** The shop answers no request until what is returned is called. */
  function hold(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>()
    held = promise
    return resolve
  }
  let ids = 0
  const open = () =>
    createChatStore({ requests, ask, memory, newId: () => `q${++ids}`, now: () => '2026-01-01T00:00:00Z' })
  const keep = (id: string, items: Message[], handOver: ConversationWithMessages['handOver'] = 'none') =>
    kept.set(id, {
      ...{ id, title: id, messages: items.length, handOver, items },
      addedAt: '',
      updatedAt: '',
    })
  return { open, keep, hold, asked, memory, forget: (id: string) => kept.delete(id) }
}

/** Until the store says so. */
export function once(
  store: ReturnType<ReturnType<typeof setUp>['open']>,
  holds: () => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    const end = store.subscribe(() => {
      if (!holds()) return
      end()
      resolve()
    })
  })
}
