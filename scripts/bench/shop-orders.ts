// Orders of different products at once, through the checkout with everything that it checks, against transactions that
// read and write the same documents and do nothing else. The database is in this process, the buyers in another.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setUp } from '../../services/shop/checkout/test-world.ts'
import { median, type Row } from './measure.ts'
import type { BuyingOptions, RoundResult } from './shop-orders-process.ts'

const PROGRAM = join(import.meta.dirname, 'shop-orders-process.ts')
/** As many buyers at once. */
const BUYERS = 200
const ROUNDS = 9
const WARM_UP = 3

export async function measureShopOrders(): Promise<Row> {
  await using world = await setUp()
  const articles = await Promise.all(Array.from({ length: BUYERS }, () => world.article(1_000_000)))
  const options: BuyingOptions = {
    ...{ ownerId: world.ownerId, rounds: ROUNDS, warmUp: WARM_UP },
    requests: articles.map((article) => world.one(article, { paymentMethod: 'invoice' })),
  }
  const child = fork(PROGRAM, [], {
    env: {
      ...process.env,
      FIRESTORE_EMULATOR_HOST: world.host,
      SECRET_MANAGER_EMULATOR_HOST: world.host,
      METADATA_SERVER_DETECTION: 'none',
    },
  })
  child.send(options)
  const [results] = (await once(child, 'message')) as [RoundResult[]]
  child.disconnect()
  await once(child, 'exit')

  const ratios = results.map(({ whole, bare }) => bare.ms / whole.ms)
  const perSecond = (side: keyof RoundResult) =>
    Math.round((BUYERS / median(results.map((each) => each[side].ms))) * 1000)
  const processor = (side: keyof RoundResult) =>
    (median(results.map((each) => each[side].processor)) / BUYERS).toFixed(1)
  const ratio = median(ratios)
  return {
    what: `orders a second of ${BUYERS} different products at once, against bare transactions with the same reads and writes`,
    goal: '≥ 0.5',
    measured: `${ratio.toFixed(2)} (${perSecond('whole')} and ${perSecond('bare')} a second, ${processor('whole')} and ${processor('bare')} ms of the process for each; rounds ${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`,
    met: ratio >= 0.5,
  }
}
