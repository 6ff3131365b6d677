// A shop whose assistant asks models on a server that a test controls, with the studio's real streaming between them.
import { startModels } from '../../tests/outside/models.ts'
import { providersAt } from '../ai/providers/one-server.ts'
import { movedTiming } from '../ai/test-models.ts'
import type { Answer as Written } from '../assistant/answers/schemas.ts'
import type { AskedEvent } from '../assistant/conversations/asking.ts'
import { PROJECT } from '../platform/test-cloud.ts'
import { done, setUp } from './test-assistant-world.ts'
import { product, variant } from './test-shop-world.ts'
import { OPERATOR } from './test-world.ts'

const FAQS = [
  ['What does delivery cost?', 'Delivery costs €4.95, and nothing from €60.'],
  ['Can I return food?', 'Unopened food can be returned within 14 days.'],
  ['How is chilled food packed?', 'Chilled food such as tofu travels in wool with ice packs.'],
]

/** Its models are those that each test adds, so that many tests can share one. */
export async function setUpModels() {
  const server = await startModels()
  const { timing, timeOut } = movedTiming(() => undefined)
  const models = { providers: providersAt(server.url, Date.now), timing }
  const world = await setUp({ answering: 'own', models })
  await world.secrets.addSecretVersion({
    parent: `projects/${PROJECT}/secrets/groq-keys`,
    payload: { data: Buffer.from('k1') },
  })
  const boss = await world.registered('admin@example.com')
  await world.people.roles.grant('admin@example.com', 'admin', OPERATOR)

  const { maker, at } = await world.shop()
  await done(maker, 'PATCH', '/api/v1/shop', { language: 'en' })
  const tofu = product({
    ...{ title: 'Smoked Tofu', description: 'Firm tofu, smoked over beech.', status: 'published' },
    ...{ variants: [variant({ price: 345 })], attributes: [{ name: 'Diet', values: ['Vegan'] }] },
  })
  await done(maker, 'POST', '/api/v1/shop/products', tofu)
  for (const [question, answer] of FAQS) await done(maker, 'POST', '/api/v1/shop/faqs', { question, answer })
  await world.learn(maker.id)

  return {
    ...world,
    server,
    /** Lets time limits pass, as in `movedTiming`. */
    timeOut,
    at,

    /** Models in their order, each named as at its provider, until the end of a test. */
    async models(names: readonly string[], more: object = {}): Promise<AsyncDisposable> {
      server.requests.length = 0
      const ids: string[] = []
      for (const [order, displayName] of names.entries()) {
        const model = { displayName, modelName: displayName, provider: 'groq', secretNames: ['groq-keys'] }
        const added = { ...model, isLoginRequired: false, order, ...more }
        ids.push((await done(boss, 'POST', '/api/v1/models', added)).id)
      }
      return {
        async [Symbol.asyncDispose]() {
          for (const id of ids) await done(boss, 'DELETE', `/api/v1/models/${id}`)
        },
      }
    },

    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]()
      await server[Symbol.asyncDispose]()
    },
  }
}

export type ModelsWorld = Awaited<ReturnType<typeof setUpModels>>

/** What a customer's window has of an answer when its stream has ended. */
export interface Screen {
  /** What was taken back, and what stands there at the end. */
  withdrawn: string[]
  text: string
  sources: string[]
  answer: Written
}

export function screenOf(events: readonly AskedEvent[]): Screen {
  const withdrawn: string[] = []
  let text = ''
  for (const event of events) {
    if (event.type === 'token') text += event.text
    if (event.type !== 'restart') continue
    withdrawn.push(text.trim())
    text = ''
  }
  const last = events.at(-1)
  if (last?.type !== 'done') throw new Error(`The answer ends with ${last?.type}`)
  const { answer, sources } = last
  return { withdrawn, text: text.trim(), sources: sources.map(({ title }) => title), answer }
}
