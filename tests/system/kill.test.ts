import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freePort } from '../../local-cloud/ports.ts'
import {
  ApiProblem,
  createStudioClient,
  type NewPhoto,
  type StudioClient,
  startSession,
} from '../../scripts/client.ts'
import { photograph } from '../../scripts/photograph.ts'
import { startStudio } from '../../scripts/studio.ts'
import { type Instance, startStudioProcess } from '../../scripts/studio-process.ts'
import type { Account } from '../../services/accounts/schemas.ts'
import type { PhotoSummary } from '../../services/photos/list-schemas.ts'
import type { PageOf } from '../../services/platform/schemas.ts'
import { isThorough } from '../thorough.ts'
import { bucketsOf } from './buckets.ts'

/** Uploads go on until so many are done and each of these services was killed. */
const FEWEST = isThorough ? 200 : 60
const SERVICES = ['api', 'photo-thumbnails', 'photo-metadata']
const PARALLEL = 6
/** A random process is killed after a random time of at most this many ms, again and again. */
const KILL_WITHIN_MS = 1200
const LONGEST_BACKOFF_MS = 600_000
/** More rounds of backoff than any event has attempts. */
const ROUNDS = 50
/** The whole system is killed after these shares of the fewest uploads. */
const CRASHES_AT = isThorough ? [0.3, 0.7] : [0.5]

test('uploads survive kills of every process and of the whole system', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'atelier-kill-'))
  // Of those that no outgoing connection takes while the studio is away.
  const port = await freePort()
  const person = { email: 'someone@example.com', password: 'a long enough password', name: 'Someone' }

  const beginning = performance.now()
  let studio = await startStudioProcess(dataDir, port)
  /** The studio is ready once its API is. A process that is always killed sooner than that never works. */
  let startMs = performance.now() - beginning
  await using _whatever = { [Symbol.asyncDispose]: () => studio[Symbol.asyncDispose]() }
  const client = createStudioClient(studio.url)
  await client.register(person)

  let finished = 0
  let down: Promise<void> = Promise.resolve()
  const killed = new Map<string, number>()
  const timesKilled = ({ service }: Instance) => killed.get(service) ?? 0
  const firstSeen = new Map<number, number>()
  function hasStarted({ pid }: Instance): boolean {
    const since = firstSeen.get(pid) ?? performance.now()
    firstSeen.set(pid, since)
    return performance.now() - since >= startMs
  }
  using killer = atRandomTimes(() => {
    // The process that was spared most often is next, because in such a short time chance would leave some out.
    const working = studio.instances().filter(hasStarted)
    const [victim] = working.toSorted((a, b) => timesKilled(a) - timesKilled(b))
    if (!victim) return
    try {
      process.kill(victim.pid, 'SIGKILL')
    } catch {
      return // It has ended by itself a moment ago.
    }
    killed.set(victim.service, timesKilled(victim) + 1)
  })

  async function crashAndRestart() {
    await studio.crash()
    const again = performance.now()
    studio = await startStudioProcess(dataDir, port)
    // What was compiled the first time is there.
    startMs = Math.min(startMs, performance.now() - again)
  }

  const uploaded: NewPhoto[] = []
  let seed = 0
  const isEnough = () => finished >= FEWEST && SERVICES.every((service) => killed.has(service))
  async function worker() {
    while (!isEnough()) {
      const photo = await photograph(seed++, { width: 480, height: 360 })
      uploaded.push(photo)
      await uploadStubbornly(client, photo)
      finished += 1
      if (CRASHES_AT.some((share) => finished === Math.round(share * FEWEST)))
        down = down.then(crashAndRestart)
      await down
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, worker))
  killer[Symbol.dispose]()
  const count = uploaded.length
  await studio[Symbol.asyncDispose]()

  // Uses the same data in this process, where the clock can be moved over the backoffs.
  await using rested = await startStudio({ dataDir, port })
  for (let round = 0; round < ROUNDS && (await countReady(client)) < count; round++) {
    // A request that hangs never settles, and fails this test by its time limit; the clock must not end it first.
    await rested.cloud.pubsub.settled()
    rested.cloud.clock.advance(LONGEST_BACKOFF_MS)
  }
  await rested.cloud.pubsub.settled()
  expect(await countReady(client)).toBe(count)
  const summary = await client.call<PhotoSummary>('GET', '/photos/summary')
  const sum = (counts: { count: number }[]) => counts.reduce((total, { count }) => total + count, 0)
  expect([summary.total, sum(summary.days), sum(summary.formats)]).toEqual([count, count, count])
  const account = await client.call<Account>('GET', '/account')
  expect(account.quota.used).toBe(uploaded.reduce((total, { bytes }) => total + bytes.byteLength, 0))
  const { originals, renditions } = await bucketsOf(rested.cloud)
  expect([originals.length, renditions.length]).toEqual([count, 3 * count])
  rmSync(dataDir, { recursive: true, force: true })
}, 600_000)

/**
 * Does what a browser does when the network fails: it asks again. The grant for the same bytes is for the same photo.
 */
async function uploadStubbornly(client: StudioClient, photo: NewPhoto): Promise<void> {
  await stubbornly(async () => {
    const { grant } = await client.requestUpload(photo)
    if (!grant) return
    try {
      const session = await startSession(grant)
      const answer = await fetch(session, { method: 'PUT', body: photo.bytes })
      if (!answer.ok && answer.status !== 412) throw new Error(await answer.text())
    } catch (error) {
      // The store already has it; only the answer was lost.
      if (error instanceof Error && /PreconditionFailed|conditionNotMet/.test(error.message)) return
      throw error
    }
  })
}

/** Retries with a pause as long as the failure is temporary. */
async function stubbornly<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      const passes = !(error instanceof ApiProblem) || error.status >= 500 || error.status === 429
      if (!passes || attempt > 200) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

async function countReady(client: StudioClient): Promise<number> {
  let count = 0
  for (let after: string | null = ''; after !== null; ) {
    const page: PageOf<unknown> = await client.call(
      'GET',
      `/photos?status=ready&limit=200${after && `&cursor=${after}`}`,
    )
    count += page.items.length
    after = page.nextCursor
  }
  return count
}

/** Acts at random times, which are the same for the same seed, until disposed of. */
function atRandomTimes(act: () => void): Disposable {
  const random = createRandom(20_261)
  let timer: NodeJS.Timeout
  const next = () => {
    timer = setTimeout(() => {
      act()
      next()
    }, random() * KILL_WITHIN_MS)
  }
  next()
  return { [Symbol.dispose]: () => clearTimeout(timer) }
}

/** Mulberry32 gives the same numbers for the same seed. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
