// The shops that are asked: the demo shop, and waiting until their assistants know them.
import { setTimeout as wait } from 'node:timers/promises'
import type { AssistantState } from '../../services/assistant/settings/schemas.ts'
import { OPENING } from '../../services/shop/demo/shop.ts'
import type { Faq } from '../../services/shop/faqs/schemas.ts'
import { createStudioClient, type StudioClient } from '../client.ts'
import { fillShop } from '../demo-shop/stocking.ts'
import type { Studio } from '../studio.ts'
import { ask, type Shop } from './assistant-asking.ts'
import { timed } from './measure.ts'

const PAUSE_MS = 500
/** Between two questions of a customer who waits for a new FAQ. */
const IMPATIENCE_MS = 50

export async function openDemoShop({ url }: Studio): Promise<{ maker: StudioClient; shop: Shop }> {
  const maker = createStudioClient(url)
  await maker.register({ email: 'bench@example.com', password: 'a long enough password', name: 'Bench' })
  await maker.call('POST', '/shop', OPENING)
  await fillShop(maker, new Map())
  return { maker, shop: { url, handle: OPENING.handle } }
}

/** Resolves with the number of passages when the assistant knows at least so many, and no more come. */
export async function untilKnown(maker: StudioClient, least: number): Promise<number> {
  for (let before = -1; ; ) {
    const { knowledge } = await maker.call<AssistantState>('GET', '/assistant/settings')
    const entries = knowledge?.entries ?? 0
    if (entries >= least && entries === before) return entries
    before = entries
    await wait(PAUSE_MS)
  }
}

/** What no other text of the shop speaks of. */
const TOPICS = [
  'kitchen knives',
  'bicycle tyres',
  'umbrellas',
  'leather boots',
  'wrist watches',
  'guitars',
  'violins',
]

/** Milliseconds from saving each FAQ until a customer's question is answered from it. */
export async function faqsAnswered(maker: StudioClient, shop: Shop): Promise<number[]> {
  const times: number[] = []
  for (const [at, topic] of TOPICS.entries()) {
    const day = `${at + 3}th`
    const faq = {
      question: `Do you repair ${topic}?`,
      answer: `We repair ${topic} on the ${day} of each month.`,
    }
    await ask(shop, `can you repair ${topic}`)
    times.push(
      await timed(async () => {
        await maker.call<Faq>('POST', '/shop/faqs', faq)
        while (!(await ask(shop, `can you repair ${topic}`)).text.includes(day)) await wait(IMPATIENCE_MS)
      }),
    )
  }
  return times
}
