// Asks the building questions of the real retrieval, and notes what their gates are decided by.
import { setUp, type World } from '../../api/test-world.ts'
import { createLog } from '../../platform/log.ts'
import { PROJECT } from '../../platform/test-cloud.ts'
import { createKnowledgeLoading } from '../knowledge/loading.ts'
import { createKnowledgeStores } from '../knowledge/parts.ts'
import { createSearchThread } from '../retrieval/index/search-thread.ts'
import { createRetrieving, type Measured } from '../retrieval/retrieving.ts'
import { BUILDING, type BuildingQuestion } from './building.ts'
import type { FittingExample } from './fitting-gate.ts'
import type { SourceName } from './golden/question.ts'
import { GOLDEN } from './golden.ts'
import { demoTitle, openDemoShop } from './test-demo-shop.ts'
import { openWorkshop, workshopTitle } from './test-workshop.ts'

/** Without those whose answer is a matter of taste, and those that need texts of their own in the shop. */
const fromGolden = GOLDEN.filter(
  ({ half, expects, planted }) => half === 'building' && expects !== 'either' && !planted,
).map((question) => ({ ...question, half: 'building' as const, shop: 'demo' as const }))

export const FITTED_TO: readonly BuildingQuestion[] = [...fromGolden, ...BUILDING]

/** Questions that filters or patterns decide are no examples for weights. */
export async function collectExamples(): Promise<FittingExample[]> {
  await using world = await setUp({ withStorage: true })
  const shops = {
    demo: { ownerId: (await openDemoShop(world)).shop.ownerId, titleOf: demoTitle },
    workshop: { ownerId: (await openWorkshop(world)).shop.ownerId, titleOf: workshopTitle },
  }
  const thread = createSearchThread()
  const seen: Measured[] = []
  const retrieving = retrievingIn(world, thread, (measured) => void seen.push(measured))
  const examples: FittingExample[] = []
  for (const { shop, question: text, turns, expects, kind } of FITTED_TO) {
    const { ownerId, titleOf } = shops[shop]
    const history = turns.map(({ question, answer, sources }) => ({
      ...{ question, answer, sourceTitles: sources.map((name: SourceName) => titleOf(name)) },
    }))
    await retrieving.retrieve({ ownerId, text, history })
    const measured = seen.pop()
    // On a busy machine a vector may come too late; weights that were fitted to that would be wrong.
    if (measured?.hasMeaning === false)
      throw new Error(`“${text}” was compared by its words only. Try again.`)
    if (measured?.counts)
      examples.push({ features: measured.features, isAnswered: expects === 'answer', shop, kind })
  }
  await thread.close()
  return examples
}

function retrievingIn(
  { firestore, clock: { now }, shop, embedders }: World,
  thread: ReturnType<typeof createSearchThread>,
  measured: (measured: Measured) => void,
) {
  const log = createLog(
    { GOOGLE_CLOUD_PROJECT: PROJECT, K_SERVICE: 'fit', K_REVISION: '1', LOG_LEVEL: 'warn' },
    { write: (line) => console.error(line) },
  )
  const stores = createKnowledgeStores({ firestore, shop: shop.knowledge, now })
  const knowledge = createKnowledgeLoading({
    ...{ ...stores, embedders, log, now },
    publish: async () => '',
  })
  return createRetrieving({ facts: shop.facts, knowledge, embedders, thread, log, measured })
}
