// The demo shop's assistant as the API has it, asked the golden set. There are no keys of models, so the answers are the
// same each time.
import { setUp } from '../../api/test-world.ts'
import { createAsker, type Told } from './asking.ts'
import type { GoldenQuestion } from './golden.ts'
import { DECIMALS, demoTitle, openDemoShop } from './test-demo-shop.ts'

export interface Quality extends AsyncDisposable {
  /** Asks one question after another, and those with planted texts at the end. */
  ask(questions: readonly GoldenQuestion[]): Promise<Told[]>
}

export async function startQuality(): Promise<Quality> {
  const world = await setUp({ withStorage: true })
  const demo = await openDemoShop(world)
  const { assistant, shop } = world
  const ask = createAsker({
    ...{ answering: assistant.answering, facts: shop.facts, shop: demo.shop },
    ...{ decimals: DECIMALS, titleOf: demoTitle },
  })

  async function askAll(questions: readonly GoldenQuestion[]): Promise<Told[]> {
    const told: Told[] = []
    for (const question of questions) told.push(await ask(question))
    return told
  }

  return {
    async ask(questions) {
      // The first question loads what all others find loaded.
      await askAll(questions.slice(0, 1))
      const told = await askAll(questions.filter(({ planted }) => !planted))
      const planted = questions.filter((question) => question.planted)
      for (const question of planted) if (question.planted) await demo.plant(question.planted)
      if (planted.length > 0) await demo.index()
      return [...told, ...(await askAll(planted))]
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  }
}
