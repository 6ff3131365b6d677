import { expect, test } from 'vitest'
import { passageVectors } from './passage-vectors.ts'

const DIRECTIONS: Record<string, number[]> = { Honey: [1, 0, 0], 'From bees': [0, 1, 0], Larder: [0, 0, 1] }

function embedderOf() {
  const asked: string[] = []
  return {
    asked,
    dimensions: 3,
    async embed(texts: readonly string[]) {
      asked.push(...texts)
      return texts.map((text) => Float32Array.from(DIRECTIONS[text] ?? [1, 0, 0]))
    },
  }
}

test('a passage means what its title and text mean, and a little what its categories do', async () => {
  const [vector = new Float32Array()] = await passageVectors(embedderOf(), [
    { title: 'Honey', text: 'From\nbees', categories: 'Larder' },
  ])
  const [title = 0, text = 0, categories = 0] = vector
  expect(Math.hypot(title, text, categories)).toBeCloseTo(1)
  expect(title).toBeCloseTo(text)
  expect(categories / title).toBeCloseTo(0.3)
})

test('a title alone is enough', async () => {
  const [vector = new Float32Array()] = await passageVectors(embedderOf(), [
    { title: 'Honey', text: '', categories: '' },
  ])
  expect([...vector]).toEqual([1, 0, 0])
})

test('the same text is asked for once', async () => {
  const embedder = embedderOf()
  await passageVectors(embedder, [
    { title: 'Honey', text: 'From bees', categories: 'Larder' },
    { title: 'Jam', text: '', categories: 'Larder' },
  ])
  expect(embedder.asked.toSorted()).toEqual(['From bees', 'Honey', 'Jam', 'Larder'])
})
