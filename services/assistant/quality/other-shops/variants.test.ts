import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PastTurn } from '../../retrieval/contract.ts'
import { CLOTHES } from './test-clothes.ts'
import { createWorkbench, type Said } from './test-other-shop.ts'

const bench = createWorkbench()
afterAll(() => bench.close())

let ask: (text: string, ...history: PastTurn[]) => Promise<Said>
beforeAll(async () => {
  ask = await bench.open(CLOTHES)
})

test.each([
  ['is the navy tee in M in stock?', 'No: **Heavyweight Tee (M / Navy)** is sold out'],
  ['is the black linen dress available?', 'No: **Linen Pinafore Dress (Black)** is sold out'],
  ['do you have the grey scarf?', '**Lambswool Scarf (Grey)** is sold out'],
  ['How much are the large socks?', '**Ribbed Wool Socks (Large (41–46))** cost £26.00'],
  ['are the large socks 24 pounds?', 'No: **Ribbed Wool Socks (Large (41–46))** cost £26.00'],
  ['what colours does the tee come in?', 'White, Navy, Moss'],
  ['does the flannel shirt come in blue?', 'does not say “blue”'],
  ['What sizes does the breton top come in?', 'costs £45.00 (S / Ecru, M / Ecru, L / Ecru)'],
  // `M` of "I'm" is no size.
  ['I’m between sizes for the breton, what should I take?', 'take one size up'],
  ['most expensive coat', '**Wool Duffle Coat** costs most: £245.00'],
  ['is it free to return things?', 'No: Return postage is £2.95'],
])('“%s”', async (question, words) => {
  const { text } = await ask(question)
  expect(text).toContain(words)
})

test('of earlier turns the size or the colour stays', async () => {
  const { turn } = await ask('do you have the tee in navy, size M?')
  const { text } = await ask('and in L?', turn)
  expect(text).toContain('**Heavyweight Tee (L / Navy)** is in stock')
})
