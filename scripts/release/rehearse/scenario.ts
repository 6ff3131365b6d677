// One release on the local cloud, by its movable clock, under load and with open streams.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClock } from '../../../local-cloud/clock.ts'
import type { Cloud } from '../cloud.ts'
import { deploy, type Outcome } from '../deploy.ts'
import { createFileLedger } from '../file-ledger.ts'
import { takeLease } from '../lease.ts'
import type { Behaviour } from './fixture.ts'
import { startLoad } from './load.ts'
import { startSmallCloud } from './small-cloud.ts'
import { openStreams } from './streams.ts'

export interface ScenarioOptions {
  behaviour: Behaviour
  perSecond: number
  /** Milliseconds of the clock for which each stage is watched. */
  windowMs: number
}

export interface Result {
  outcome: Outcome
  /** Seconds of the clock from the first request that the new revision could get until it gets none; null when it stays. */
  backAfterSeconds: number | null
  requests: number
  failed: number
  /** Connections that ended although nobody closed them: of streams opened before the release, and during it. */
  cutBefore: number
  cutDuring: number
  /** Events that did not reach a browser, over all streams. */
  lostEvents: number
}

const STREAMS = 10
/** Milliseconds of the clock for which the load goes on after the release. */
const AFTERWARDS_MS = 5000

export async function rehearse({ behaviour, perSecond, windowMs }: ScenarioOptions): Promise<Result> {
  const directory = mkdtempSync(join(tmpdir(), 'rehearsal-'))
  const clock = createClock()
  await using small = await startSmallCloud({
    directory,
    projectId: 'rehearsal-studio',
    images: { 'studio@sha256:old': {}, 'studio@sha256:new': behaviour },
    deployed: 'studio@sha256:old',
    clock,
  })
  const url = small.apiUrl
  const before = openStreams(`${url}/events`)
  const during = openStreams(`${url}/events`)
  before.open(STREAMS)
  const load = startLoad(`${url}/work`, perSecond, clock)
  await load.wait(2000)
  const { watched, span } = watchTraffic(small.cloud, clock.now, () => during.open(STREAMS))
  try {
    const ledger = createFileLedger(join(directory, 'ledger'))
    const lease = await takeLease({ ledger, by: 'rehearsal', now: clock.now }, 'sha256:new', () => false)
    const outcome = await deploy({
      cloud: watched,
      lease,
      smoke: small.smoke,
      now: clock.now,
      wait: load.wait,
      say: () => undefined,
      by: 'rehearsal',
      image: () => 'studio@sha256:new',
      windowMs,
      everyMs: 1000,
      slowMs: 1000,
      isStream: (path) => path === '/events',
      signal: new AbortController().signal,
    })
    await load.wait(AFTERWARDS_MS)
    return {
      outcome,
      backAfterSeconds: outcome.ok ? null : span(),
      requests: load.requests(),
      failed: load.failed(),
      cutBefore: before.cut(),
      cutDuring: during.cut(),
      lostEvents: before.lost() + during.lost(),
    }
  } finally {
    before.close()
    during.close()
    await load.stop()
    await small.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

/** Notes when a revision with a tag first gets traffic, and when all of it goes elsewhere again. */
function watchTraffic(cloud: Cloud, now: () => number, onFirst: () => void) {
  let began: number | null = null
  let ended: number | null = null
  const watched: Cloud = {
    ...cloud,
    async setTraffic(service, targets) {
      await cloud.setTraffic(service, targets)
      if (service !== 'api') return
      const isNew = targets.some(({ tag, percent }) => tag !== undefined && percent > 0)
      if (isNew && began === null) {
        began = now()
        onFirst()
      } else if (!isNew && began !== null) ended = now()
    },
  }
  return { watched, span: () => (began === null ? 0 : ((ended ?? now()) - began) / 1000) }
}
