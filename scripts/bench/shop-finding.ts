// Lists and searches of a shop with 10,000 products against one with 100.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Firestore } from '@google-cloud/firestore'
import { startStudio } from '../studio.ts'
import { median, type Row, timed } from './measure.ts'
import { NOUNS, openShop } from './shop-goods.ts'

const FEW = 100
const MANY = 10_000
const ROUNDS = 60
const SEARCHES = 300
const WARM_UP = 40

export async function measureShopFinding(): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'atelier-bench-'))
  try {
    await using studio = await startStudio({ dataDir, port: 0 })
    Object.assign(process.env, studio.cloud.environmentFor('studio-api'))
    const firestore = new Firestore({ projectId: studio.cloud.projectId })
    const few = await openShop(studio.url, firestore, FEW)
    const many = await openShop(studio.url, firestore, MANY)
    await firestore.terminate()

    const page = ({ client, path }: typeof few, query: string) =>
      client.call('GET', `${path}/products?${query}`)
    /** The same list again, as most customers see it, and one that nobody has asked for since the last change. */
    const known = { few: [] as number[], many: [] as number[], ratios: [] as number[] }
    const fresh: number[] = []
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      const small = await timed(() => page(few, 'sort=price-asc'))
      const large = await timed(() => page(many, 'sort=price-asc'))
      const first = await timed(() => page(many, `sort=price-asc&minPrice=${101 + round}`))
      if (round < WARM_UP) continue
      known.few.push(small)
      known.many.push(large)
      known.ratios.push(large / small)
      fresh.push(first)
    }

    const searches: number[] = []
    for (let at = 0; at < WARM_UP + SEARCHES; at++) {
      const took = await timed(() => page(many, `q=${encodeURIComponent(searchText(at))}`))
      if (at >= WARM_UP) searches.push(took)
    }
    const ratio = median(known.ratios)
    const slowest = percentile(searches, 0.95)
    return [
      {
        what: 'a product list page with 10,000 products against 100, warm',
        goal: '≤ 1.2 ×',
        measured: `${ratio.toFixed(2)} × (${median(known.many).toFixed(1)} ms; a list that nobody has asked for yet ${median(fresh).toFixed(1)} ms)`,
        met: ratio <= 1.2,
      },
      {
        what: 'search in 10,000 products, each text for the first time: 95 of 100',
        goal: '≤ 30 ms',
        measured: `${slowest.toFixed(1)} ms (median ${median(searches).toFixed(1)} ms)`,
        met: slowest <= 30,
      },
    ]
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** A word, its beginning, two words, and words with a typing error, each once. */
function searchText(at: number): string {
  const [noun = '', other = ''] = [NOUNS[at % NOUNS.length], NOUNS[(at * 7 + 3) % NOUNS.length]]
  const round = Math.floor(at / NOUNS.length)
  switch (round % 5) {
    case 0:
      return noun
    case 1:
      return `${noun.slice(0, 3)}`
    case 2:
      return `${noun} ${other}`
    case 3:
      return `${noun.slice(0, 2)}x${noun.slice(2)}`
    default:
      return `${other} ${noun.slice(0, -1)}x from crete`
  }
}

const percentile = (values: readonly number[], part: number): number =>
  values.toSorted((one, other) => one - other)[Math.ceil(values.length * part) - 1] ?? Number.NaN
