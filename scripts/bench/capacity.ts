// How much one instance of the API takes at once: sign-in attempts, browsers that listen, questions to an assistant.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHashing } from '../../services/accounts/password.ts'
import { GOLDEN } from '../../services/assistant/quality/golden.ts'
import { startStudio } from '../studio.ts'
import { ask } from './assistant-asking.ts'
import { openDemoShop, untilKnown } from './assistant-shops.ts'
import { listenUntilRefused } from './capacity-listening.ts'
import { attemptSignIn } from './capacity-signing-in.ts'
import { median, type Row, timed } from './measure.ts'

const CHECKS = 20
const AT_ONCE = { attempts: 16, questions: 8 }
const SECONDS = 15
const FEW_PASSAGES = 70
const QUESTIONS = GOLDEN.filter(({ turns, planted }) => turns.length === 0 && !planted).map(
  ({ question }) => question,
)

/** Rows as they are measured. */
export async function* measureCapacity(): AsyncGenerator<Row> {
  yield await passwordRow()
  const dataDir = mkdtempSync(join(tmpdir(), 'atelier-bench-'))
  try {
    await using studio = await startStudio({ dataDir, port: 0, withoutSchedules: true })
    const { maker, shop } = await openDemoShop(studio)
    const page = () => timed(() => maker.call('GET', '/account'))

    const attempts = await saturate(AT_ONCE.attempts, () => attemptSignIn(studio.url), page)
    yield {
      what: `sign-in attempts, ${AT_ONCE.attempts} at once`,
      goal: '≥ 5 a second',
      measured: `${attempts.aSecond.toFixed(1)} a second`,
      met: attempts.aSecond >= 5,
    }
    yield answered('somebody else meanwhile', attempts.pageMs)

    await using listening = await listenUntilRefused(studio.url)
    yield {
      what: 'browsers that listen, until one is refused',
      goal: '≥ 50',
      measured: String(listening.browsers),
      met: listening.browsers >= 50,
    }
    const times: number[] = []
    for (let n = 0; n < CHECKS; n++) times.push(await page())
    yield answered('somebody else while all of them listen', times)

    await studio.cloud.pubsub.idle()
    await untilKnown(maker, FEW_PASSAGES)
    for (const text of QUESTIONS.slice(0, AT_ONCE.questions)) await ask(shop, text)
    let asked = 0
    const next = () => ask(shop, QUESTIONS[asked++ % QUESTIONS.length] ?? '')
    const questions = await saturate(AT_ONCE.questions, next, page)
    yield {
      what: `questions to an assistant without a model, ${AT_ONCE.questions} at once`,
      goal: '≥ 300 a minute',
      measured: `${(questions.aSecond * 60).toFixed(0)} a minute`,
      met: questions.aSecond * 60 >= 300,
    }
    yield answered('somebody else meanwhile', questions.pageMs)
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** What a check takes of a processor does not depend on what else the machine does. */
async function passwordRow(): Promise<Row> {
  const hashing = createHashing()
  const hash = await hashing.hash('a long enough password')
  const before = process.cpuUsage()
  for (let n = 0; n < CHECKS; n++) await hashing.verify('another password', hash)
  const { user, system } = process.cpuUsage(before)
  const ms = (user + system) / 1000 / CHECKS
  return {
    what: 'processor time of checking a password',
    goal: '≤ 100 ms',
    measured: `${ms.toFixed(0)} ms, ${(1000 / ms).toFixed(0)} a second on one vCPU`,
    met: ms <= 100,
  }
}

/** Does `work` so many times at once for a while, and `page` one after another meanwhile. */
async function saturate(
  atOnce: number,
  work: () => Promise<unknown>,
  page: () => Promise<number>,
): Promise<{ aSecond: number; pageMs: number[] }> {
  const started = performance.now()
  const isOver = () => performance.now() - started > SECONDS * 1000
  let done = 0
  const pageMs: number[] = []
  const repeat = async (each: () => Promise<unknown>) => {
    while (!isOver()) await each()
  }
  await Promise.all([
    ...Array.from({ length: atOnce }, () =>
      repeat(async () => {
        await work()
        done++
      }),
    ),
    repeat(async () => void pageMs.push(await page())),
  ])
  return { aSecond: done / ((performance.now() - started) / 1000), pageMs }
}

function answered(when: string, times: readonly number[]): Row {
  const sorted = times.toSorted((one, other) => one - other)
  const p95 = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN
  return {
    what: `the account of ${when}, p95`,
    goal: '≤ 1,000 ms',
    measured: `${p95.toFixed(0)} ms (median ${median(times).toFixed(0)} ms)`,
    met: p95 <= 1000,
  }
}
