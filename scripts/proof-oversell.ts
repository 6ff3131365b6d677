// `npm run proof:oversell -- --buyers 200 --units 20 --seed N` sends that many buyers at once to two processes of the API,
// and prints what they got. With `--kills`, processes end between reserving, paying and confirming, some cards are
// declined and some banks do not answer; some of the customers come again, and sweeps end what the others left behind.
// It exits with 1 when more was sold than there is, when money was taken without an order, or when an order is not in the
// state that its payment says.
import { seededRandom } from '../local-cloud/seeded-random.ts'
import { HANDLE, setUp } from '../services/shop/checkout/test-world.ts'
import { machine } from './bench/measure.ts'
import { readCommandLine } from './command-line.ts'
import { type ApiProcesses, startApiProcesses } from './proof/api-processes.ts'
import { type Buyer, buy, createBuyers, type Outcome } from './proof/buyers.ts'
import { brokenRules } from './proof/rules.ts'

const { values } = readCommandLine({
  name: 'npm run proof:oversell',
  about: 'Lets many buyers race for a few units, and checks that none is sold twice.',
  options: {
    buyers: { type: 'string', value: 'N', default: '200', help: 'how many want one' },
    units: { type: 'string', value: 'N', default: '20', help: 'how many there are' },
    seed: { type: 'string', value: 'N', default: '1', help: 'chooses who does what when' },
    kills: { type: 'boolean', default: false, help: 'ends processes in the middle of a checkout' },
  },
  exits: { 1: 'a rule was broken' },
})
const [buyers, units, seed] = [Number(values.buyers), Number(values.units), Number(values.seed)]
const PROCESSES = 2
/** At so many of a checkout's steps a process ends. */
const KILL_CHANCE = 1 / 15
const AT_ONCE_WITH_KILLS = 16
/** A key's lease, and a little. */
const LATER_MS = 61_000
/** Customers who come again after their process ended. */
const PATIENT = 0.7

const random = seededRandom(seed)
await using world = await setUp()
const article = await world.article(units)
const all = createBuyers(buyers, (edit) => world.one(article, edit), values.kills ? random : null)
const outcomes = new Map<Buyer, Outcome>()
const { seconds, kills } = await (values.kills ? withKills() : atOnce())

const orders = await world.all()
const stock = await world.stockOf(article)
const charges = (await world.firestore.collection('testCharges').get()).docs
const broken = brokenRules({
  ...{ units, orders, stock, isCalm: !values.kills, buyers },
  charges: charges.map((each) => ({ id: each.id, state: each.get('state') })),
  outcomes: [...outcomes.values()],
})
const count = (wanted: Outcome) => [...outcomes.values()].filter((each) => each === wanted).length
const paid = orders.filter(({ state }) => state === 'paid').length
console.log(`${machine()}, ${new Date().toISOString().slice(0, 10)}`)
console.log(
  '| seed | buyers | units | kills | orders | refused | declined | gone | errors | stock left | s |',
)
console.log('|---|---|---|---|---|---|---|---|---|---|---|')
const left = (stock.onHand ?? 0) - stock.reserved
console.log(
  `| ${[seed, buyers, units, kills, paid, count('refused'), count('declined'), count('again'), count('error'), left, seconds].join(' | ')} |`,
)
for (const rule of broken) console.error(`BROKEN: ${rule}`)
process.exitCode = broken.length === 0 ? 0 : 1

/** All of them in one moment, as when a sale begins. */
async function atOnce() {
  const api = await startApiProcesses(world.host, PROCESSES, (n) => ({ offset: 0, kill: 0, seed: seed + n }))
  // The first request of a process compiles what it checks with.
  for (let turn = 0; turn < PROCESSES; turn++)
    await buy(
      await api.url(turn),
      { ...all[0]!, key: `warm-${turn}`, body: { ...all[0]!.body, expectedTotal: 1 } },
      HANDLE,
    ).catch(() => undefined)
  const started = performance.now()
  await visit(api, all, all.length)
  const seconds = ((performance.now() - started) / 1000).toFixed(2)
  await api.close()
  return { seconds, kills: 0 }
}

/** Time passes between the rounds: leases end, then reservations do. */
async function withKills() {
  let [kills, offset, waiting] = [0, 0, all]
  const started = performance.now()
  for (let round = 0; waiting.length > 0; round++) {
    // Nobody is killed for ever: the last customers find a calm shop.
    const kill = round < 4 ? KILL_CHANCE : 0
    const api = await startApiProcesses(world.host, PROCESSES, (n) => ({
      offset,
      kill,
      seed: seed * 1000 + round * 100 + n,
    }))
    await visit(api, waiting, AT_ONCE_WITH_KILLS)
    kills += api.kills()
    await api.close()
    waiting = waiting.filter((buyer) => outcomes.get(buyer) === 'again' && random() < PATIENT)
    offset += LATER_MS
    world.clock.advance(LATER_MS)
  }
  world.clock.advance(20 * 60_000)
  await world.sweep()
  return { seconds: ((performance.now() - started) / 1000).toFixed(1), kills }
}

async function visit(api: ApiProcesses, some: readonly Buyer[], most: number): Promise<void> {
  const queue = [...some]
  async function next(): Promise<void> {
    for (let buyer = queue.shift(); buyer; buyer = queue.shift())
      outcomes.set(buyer, await buy(await api.url(buyer.turn), buyer, HANDLE))
  }
  await Promise.all(Array.from({ length: most }, next))
}
