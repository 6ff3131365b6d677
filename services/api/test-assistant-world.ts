// Shops with an assistant, and people who ask it, for tests of conversations.
import type { Answering } from '../assistant/answers/contract.ts'
import type { AskedEvent } from '../assistant/conversations/asking.ts'
import { scripted } from '../assistant/conversations/test-answering.ts'
import { newId } from '../platform/ids.ts'
import { knowledgeIndex } from './test-knowledge.ts'
import { type Maker, setUpShop } from './test-shop-world.ts'
import type { Browser, WorldOptions } from './test-world.ts'

export interface AssistantWorldOptions extends Omit<WorldOptions, 'answering'> {
  /** `own` answers from what the shop knows. */
  answering?: Answering | 'own'
}

export async function setUp({ answering = scripted(), ...options }: AssistantWorldOptions = {}) {
  const world = await setUpShop({ ...options, ...(answering !== 'own' && { answering }) })
  const index = knowledgeIndex(world)
  return {
    ...world,
    shopRoom: world.shop,

    /** The assistant gets to know what is in the shop now. */
    async learn(ownerId: string) {
      await index({ ownerId, changes: [] })
      // Instances look for news once a second.
      await world.clock.advance(1000)
    },

    /** An open shop, and where its assistant is. */
    async shop() {
      const maker = await world.maker()
      const opened = await maker.request('PATCH', '/api/v1/shop', { isOpen: true })
      if (opened.statusCode !== 200) throw new Error(opened.body)
      world.clock.advance(1000)
      return { maker, at: `/api/v1/shops/${maker.handle}/assistant` }
    },
  }
}

export type AssistantWorld = Awaited<ReturnType<typeof setUp>>

/** The events of a stream. */
export const eventsIn = (body: string): AskedEvent[] =>
  [...body.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data ?? ''))

export interface Told {
  conversationId: string
  messageId: string
  events: AskedEvent[]
}

/** Asks, and takes in the whole answer. */
export async function ask(person: Browser, at: string, text: string, more: object = {}): Promise<Told> {
  const answer = await person.request('POST', `${at}/messages`, { id: newId(), text, ...more })
  if (answer.statusCode !== 200) throw new Error(answer.body)
  const events = eventsIn(answer.body)
  const [begun] = events
  if (begun?.type !== 'begun') throw new Error(answer.body)
  const { conversationId, messageId } = begun
  return { conversationId, messageId, events }
}

/** What somebody sees of a conversation, or the status of the refusal. */
export async function seen(person: Browser, at: string, id: string) {
  const answer = await person.request('GET', `${at}/conversations/${id}`)
  return answer.statusCode === 200 ? answer.json() : answer.statusCode
}

export async function done(
  person: Browser | Maker,
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  body?: object,
) {
  const answer = await person.request(method, url, body)
  if (answer.statusCode >= 300) throw new Error(answer.body)
  return answer.statusCode === 204 ? null : answer.json()
}
