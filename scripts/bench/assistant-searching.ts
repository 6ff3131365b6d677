// Searches for evidence among ten thousand passages, with the real encoder for questions. The vectors of passages are
// made up, because the encoder would need minutes for them and a search takes as long among any.
import { createSentenceEncoder } from '../../services/ai/embeddings/sentence-encoder.ts'
import type { LoadedEntry } from '../../services/assistant/knowledge/contract.ts'
import { createSearchThread } from '../../services/assistant/retrieval/index/search-thread.ts'
import { createRetrieving } from '../../services/assistant/retrieval/retrieving.ts'
import { CATALOGUE } from '../../services/shop/demo/catalogue.ts'
import { FAQS } from '../../services/shop/demo/faqs.ts'
import { timed } from './measure.ts'

const WORDS_OF_TITLE = 4
const WORDS_OF_TEXT = 50

/** Words of the demo shop, those at the beginning more often. */
const WORDS = [
  ...new Set(
    [
      ...CATALOGUE.flatMap(({ products }) =>
        products.map(({ title, description }) => `${title} ${description}`),
      ),
      ...FAQS.map(({ question, answer }) => `${question} ${answer}`),
    ].flatMap((text) => text.toLowerCase().match(/\p{L}+/gu) ?? []),
  ),
]

/** Milliseconds of each question, after some to warm up. */
export async function searchTimes(entries: number, questions: readonly string[], warmUp: number) {
  const encoder = createSentenceEncoder()
  const thread = createSearchThread()
  try {
    const random = sequence()
    const changed = Array.from({ length: entries }, (_, at) => madeUp(at, encoder.dimensions, random))
    const { model, dimensions } = encoder
    const retrieving = createRetrieving({
      facts: {
        vocabulary: async () => ({ currency: 'EUR', language: 'en', categories: [], attributes: [] }),
        narrowed: async () => new Set(changed.map(({ sourceId }) => sourceId)),
      },
      knowledge: {
        isReplaced: async () => false,
        since: async (_ownerId, known) =>
          known ? null : { key: 'made up', version: 1, model, dimensions, changed, removed: [] },
      },
      embedders: { named: async () => encoder },
      thread,
      log: console,
    })
    const ask = (text: string) => retrieving.retrieve({ ownerId: 'bench', text, history: [] })
    for (const text of questions.slice(0, warmUp)) await ask(text)
    const times: number[] = []
    for (const text of questions.slice(warmUp)) times.push(await timed(() => ask(text)))
    return times
  } finally {
    await Promise.all([encoder.close(), thread.close()])
  }
}

function madeUp(at: number, dimensions: number, random: () => number): LoadedEntry {
  const words = (count: number) =>
    Array.from({ length: count }, () => WORDS[Math.floor(random() ** 2 * WORDS.length)]).join(' ')
  const vector = Float32Array.from({ length: dimensions }, () => random() - 0.5)
  const length = Math.hypot(...vector)
  return {
    ...{ id: `entry-${at}`, kind: 'product', sourceId: `product-${at}`, part: 0 },
    ...{ title: words(WORDS_OF_TITLE), text: words(WORDS_OF_TEXT), attributes: '', categories: '' },
    vector: vector.map((value) => value / length),
  }
}

/** The same in every run, from 0 to 1 (Park and Miller's generator). */
function sequence(): () => number {
  let state = 1
  return () => {
    state = (state * 16807) % 2147483647
    return state / 2147483647
  }
}
