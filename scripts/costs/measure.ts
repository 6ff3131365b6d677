// Does each thing once in a studio of its own, and says what Google would bill for it.
import { join } from 'node:path'
import { localEnvironment } from '../../infra/environments.ts'
import { synthesize } from '../../infra/synthesize.ts'
import { SKUS } from '../../local-cloud/billing/cost.ts'
import type { Quantities } from '../../local-cloud/billing/prices.ts'
import type { LocalCloud } from '../../local-cloud/start.ts'
import { ownFolder } from '../own-folder.ts'
import { startStudio } from '../studio.ts'
import { createHeldClock } from './held-clock.ts'
import type { Counted, Measured } from './measured.ts'
import { openWorld } from './world.ts'

/** Milliseconds in which nothing was billed, after which everything that an action began is over. */
const QUIET_MS = 500

/**
 * By the API's clock, which stands still otherwise. What it remembers for a second is then forgotten before each time,
 * and never during one, however slow the machine is.
 */
const BETWEEN_MS = 2000

/**
 * Each thing is done so often, and the least of each quantity counts: what two functions had to repeat because they met
 * depends on the machine and only ever adds.
 */
export const TIMES = 3

export interface MeasureOptions {
  say: (text: string) => void
  /** One action, without the schedules; by default everything. */
  only?: string | undefined
}

export async function measure({ say, only }: MeasureOptions): Promise<Measured> {
  using folder = ownFolder('costs')
  const dataDir = folder.path
  using clock = createHeldClock(join(dataDir, 'clock'))
  await using studio = await startStudio({
    ...{ dataDir, port: 0, withoutSchedules: true, programs: { api: { env: clock.env } } },
    log({ service, severity, message }) {
      if (severity === 'ERROR' || severity === 'CRITICAL') console.error(`[${service}] ${message}`)
    },
  })
  const { actions, person } = await openWorld(studio, TIMES)
  await using _leaving = person
  const counter = createCounter(studio.cloud)
  const measured: Measured = { actions: {}, schedules: {} }
  clock.hold()
  for (const { name, perform } of actions) {
    if (only !== undefined && name !== only) continue
    // The first time starts instances and fills caches, which is nothing that every time costs.
    await succeed(name, await perform(0), counter.quiet)
    const all: Counted[] = []
    for (let n = 1; n <= TIMES; n++) {
      clock.advance(BETWEEN_MS)
      const { counted, result } = await counter.during(() => perform(n))
      await succeed(name, result, counter.quiet)
      all.push(counted)
    }
    measured.actions[name] = leastOf(all)
    say(`${name} is counted`)
  }
  for (const { name, topic } of only === undefined ? schedulesOf() : []) {
    const tick = async () => void studio.cloud.pubsub.publish(topic, { data: Buffer.from('{}') })
    await tick()
    const all: Counted[] = []
    for (let n = 1; n <= TIMES; n++) all.push((await counter.during(tick)).counted)
    measured.schedules[name] = leastOf(all)
    say(`a tick of ${name} is counted`)
  }
  return measured
}

async function succeed(name: string, succeeded: () => Promise<boolean>, quiet: () => Promise<void>) {
  await quiet()
  if (!(await succeeded()))
    throw new Error(`${name} did not succeed, so that nothing can be said of its cost`)
  await quiet()
}

interface Job {
  name: string
  pubsub_target: { topic_name: string }
}

function schedulesOf() {
  const { google_pubsub_topic: topics = {}, google_cloud_scheduler_job: jobs = {} } = synthesize(
    localEnvironment(0),
  ).resource
  return (Object.values(jobs) as unknown as Job[]).map(({ name, pubsub_target }) => {
    const key = /google_pubsub_topic\.([^.}]+)/.exec(pubsub_target.topic_name)?.[1] ?? ''
    return { name, topic: String(topics[key]?.name) }
  })
}

function createCounter(cloud: LocalCloud) {
  let latest = performance.now()
  let stored = 0
  cloud.happenings.listen((told) => {
    latest = performance.now()
    if (told.kind === 'object' && told.status < 300) stored += told.received
  })

  async function quiet(): Promise<void> {
    for (;;) {
      await cloud.pubsub.idle()
      const left = latest + QUIET_MS - performance.now()
      if (left <= 0) return
      await new Promise((resolve) => setTimeout(resolve, left))
    }
  }

  return {
    quiet,
    async during<Result>(work: () => Promise<Result>): Promise<{ counted: Counted; result: Result }> {
      await quiet()
      const before = cloud.billing.usage()
      const storedBefore = stored
      const result = await work()
      await quiet()
      const counted = { ...difference(cloud.billing.usage(), before), storedBytes: stored - storedBefore }
      return { counted, result }
    },
  }
}

function leastOf(all: readonly Counted[]): Counted {
  const used: Quantities = {}
  for (const sku of SKUS) {
    const least = Math.min(...all.map((each) => each.used[sku] ?? 0))
    if (least > 0) used[sku] = least
  }
  return { used, storedBytes: Math.min(...all.map(({ storedBytes }) => storedBytes)) }
}

function difference(after: Quantities, before: Quantities): Pick<Counted, 'used'> {
  const used: Quantities = {}
  for (const sku of SKUS) {
    const quantity = (after[sku] ?? 0) - (before[sku] ?? 0)
    if (quantity > 0) used[sku] = Math.round(quantity * 1000) / 1000
  }
  return { used }
}
