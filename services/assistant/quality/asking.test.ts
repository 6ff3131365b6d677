import { expect, test } from 'vitest'
import type { Answering, Asked } from '../answers/contract.ts'
import type { Answer, Source } from '../answers/schemas.ts'
import type { CurrentSource } from '../knowledge/shop-knowledge.ts'
import type { Hit, Retrieval } from '../retrieval/schemas.ts'
import { createAsker } from './asking.ts'
import { GOLDEN } from './golden.ts'
import { qualityTable, showTold, wrongWith } from './report.ts'

const [question] = GOLDEN.filter(({ id }) => id === 'turn-gouda')

const gouda: CurrentSource = {
  ref: { kind: 'product', id: 'p1' },
  title: 'Aged Gouda, 24 Months',
  text: 'Two years on a wooden shelf.',
  attributes: [{ name: 'Diet', values: ['Gluten-free'] }],
  options: [],
  categories: ['Cheese & Dairy'],
  path: '/products/aged-gouda-24-months',
  product: null,
}

/** Answers with a text that cites the Gouda, and notes what it was asked. */
function scripted(text: string) {
  const asked: Asked[] = []
  const hit = { ref: gouda.ref, part: 0, title: gouda.title, score: 1, lexicalRank: 1, lexicalScore: 1 }
  const retrieval: Retrieval = {
    condensed: 'aged gouda gluten free',
    filters: {},
    embeddings: null,
    hits: [{ ...hit, semanticRank: null, similarity: null } as Hit],
    gate: { isOpen: true, confidence: 0.9, threshold: 0.5, why: 'words' },
  }
  const sources = [{ n: 1, ref: gouda.ref, title: gouda.title, path: gouda.path } as Source]
  const answering: Answering = {
    async *answer(each) {
      asked.push(each)
      yield { type: 'sources', sources }
      yield { type: 'token', text }
      const engine: Answer['engine'] = { kind: 'extractive', model: null, fallback: null }
      const latencyMs = { sources: 1, total: 1 }
      const rest = { engine, suggestions: [], usage: null, latencyMs }
      yield {
        type: 'done',
        answer: { outcome: 'answered', text, citations: [1], ...rest },
        sources,
        retrieval,
      }
    },
  }
  const ask = createAsker({
    answering,
    facts: { current: async () => new Map([['product:p1', gouda]]) },
    shop: { ownerId: 'o', name: 'Shop', handle: 'shop', email: '' },
    decimals: 2,
    titleOf: () => gouda.title,
  })
  return { ask: () => ask(question!), asked }
}

test('a question is asked with the turns before it', async () => {
  const { ask, asked } = scripted('Gluten-free [1].')
  await ask()
  expect(asked[0]?.history).toMatchObject([
    { question: 'how much is the gouda', sourceTitles: ['Aged Gouda, 24 Months'] },
  ])
})

test('a right answer is right, and its claims are held against what it cites', async () => {
  const told = await scripted('Aged Gouda is Gluten-free [1].').ask()
  expect(told).toMatchObject({ found: ['product:aged-gouda-24-months'], isRefused: false })
  expect(wrongWith(told)).toEqual([])
  const wrong = await scripted('Aged Gouda is gluten-free and cures headaches in 3 days [1].').ask()
  expect(wrongWith(wrong)).toEqual(['claims "Aged Gouda is gluten-free and cures headaches in 3 days [1]."'])
})

test('a report has a row for each kind of each half, and shows what was wrong', async () => {
  const told = await scripted('Nobody knows [1].').ask()
  const rows = qualityTable([told, { ...told, question: { ...told.question, half: 'held' } }]).split('\n')
  expect(rows).toHaveLength(4)
  expect(rows[2]).toMatch(/^\| \w+ +\| multi-turn \| 1 +\| 1\.00/)
  expect(showTold(told)).toContain('✗ does not say ["Gluten-free"]')
})
