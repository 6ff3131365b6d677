// How long a customer waits for a shop's assistant, over HTTP, and how long the API's event loop waits for it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { GOLDEN } from '../../services/assistant/quality/golden.ts'
import { startStudio } from '../studio.ts'
import { askAll, askSteadily, type BenchAnswer } from './assistant-asking.ts'
import { answerByModel, startSlowModel } from './assistant-model.ts'
import { searchTimes } from './assistant-searching.ts'
import { faqsAnswered, openDemoShop, untilKnown } from './assistant-shops.ts'
import { SOCKET } from './loop-delay.ts'
import { median, type Row } from './measure.ts'

const FEW = 70
const MANY = 10_000
const WARM_UP = 30

/** Questions about the demo shop, as customers ask them. */
const QUESTIONS = GOLDEN.filter(({ turns, planted }) => turns.length === 0 && !planted).map(
  ({ question }) => question,
)

/** Rows as they are measured. */
export async function* measureAssistant(): AsyncGenerator<Row> {
  const dataDir = mkdtempSync(join(tmpdir(), 'atelier-bench-'))
  const socket = join(dataDir, 'loop-delay')
  const preload = pathToFileURL(join(import.meta.dirname, 'loop-delay.ts')).href
  try {
    await using model = await startSlowModel()
    const env = { NODE_OPTIONS: `--import=${preload}`, [SOCKET]: socket, MODEL_SERVER_URL: model.url }
    await using studio = await startStudio({ dataDir, port: 0, programs: { api: { env } } })
    const { maker, shop } = await openDemoShop(studio)
    await studio.cloud.pubsub.idle()
    const few = await untilKnown(maker, FEW)
    await askAll(shop, QUESTIONS.slice(0, WARM_UP))
    const answers = await askAll(shop, QUESTIONS)
    const extractive = answers.filter(({ engine }) => engine === 'extractive')
    yield row(`question → sources, ${few} entries`, 50, sourcesOf(answers))
    yield row('question → complete extractive answer', 150, totalsOf(extractive))

    const { aSecond, delay } = await askSteadily(shop, QUESTIONS, socket)
    yield {
      what: `event loop of the API while ${aSecond.toFixed(0)} questions a second are asked, p99`,
      goal: '≤ 25 ms',
      measured: `${delay.p99.toFixed(1)} ms (at most ${delay.most.toFixed(0)} ms)`,
      met: delay.p99 <= 25,
    }
    const saved = await faqsAnswered(maker, shop)
    yield {
      what: 'FAQ saved → the assistant answers from it',
      goal: '≤ 2 s',
      measured: `${(median(saved) / 1000).toFixed(2)} s (at most ${(Math.max(...saved) / 1000).toFixed(2)} s)`,
      met: Math.max(...saved) <= 2000,
    }

    await answerByModel(studio, maker)
    const byModel = (await askAll(shop, QUESTIONS)).filter(({ engine }) => engine === 'model')
    yield row('question → complete answer of a model that takes 600 ms', 900, totalsOf(byModel))
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
  const times = await searchTimes(MANY, QUESTIONS, WARM_UP)
  yield row(`search for evidence among ${MANY} entries, without HTTP`, 120, times)
}

const sourcesOf = (answers: readonly BenchAnswer[]) => answers.map(({ sourcesMs }) => sourcesMs)
const totalsOf = (answers: readonly BenchAnswer[]) => answers.map(({ totalMs }) => totalMs)

function row(what: string, goal: number, times: readonly number[]): Row {
  const sorted = times.toSorted((one, other) => one - other)
  const p95 = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN
  return {
    what: `${what}, p95`,
    goal: `≤ ${goal} ms`,
    measured: `${p95.toFixed(0)} ms (median ${median(times).toFixed(0)} ms)`,
    met: p95 <= goal,
  }
}
