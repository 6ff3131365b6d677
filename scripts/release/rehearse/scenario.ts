// One release on the local cloud, by its movable clock, under load and with open streams.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClock } from '../../../local-cloud/clock.ts'
import { seededRandom } from '../../../local-cloud/seeded-random.ts'
import { startLocalCloud } from '../../../local-cloud/start.ts'
import { type Cloud, createCloud } from '../cloud.ts'
import { deploy, type Outcome } from '../deploy.ts'
import { createFileLedger } from '../file-ledger.ts'
import { takeLease } from '../lease.ts'
import { createSmoke } from '../smoke.ts'
import type { Behaviour } from './fixture.ts'
import { startLoad } from './load.ts'
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

const PROJECT = 'rehearsal-studio'
const REGION = 'europe-west1'
const STREAMS = 10
const CALLER = `event-push@${PROJECT}.iam.gserviceaccount.com`
/** Milliseconds of the clock for which the load goes on after the release. */
const AFTERWARDS_MS = 5000

export async function rehearse({ behaviour, perSecond, windowMs }: ScenarioOptions): Promise<Result> {
  const directory = mkdtempSync(join(tmpdir(), 'rehearsal-'))
  const images = {
    'studio@sha256:old': image(directory, 'old', {}),
    'studio@sha256:new': image(directory, 'new', behaviour),
  }
  const clock = createClock()
  await using cloud = await startLocalCloud(terraform(), {
    dataDir: join(directory, 'data'),
    root: directory,
    images,
    clock,
    random: seededRandom(1),
  })
  const url = cloud.serviceUrl('api')
  const before = openStreams(`${url}/events`)
  const during = openStreams(`${url}/events`)
  before.open(STREAMS)
  const load = startLoad(`${url}/work`, perSecond, clock)
  await load.wait(2000)
  const { watched, span } = watchTraffic(
    createCloud({
      runUrl: cloud.consoleUrl,
      loggingUrl: cloud.consoleUrl,
      projectId: PROJECT,
      region: REGION,
      token: async () => cloud.operatorToken(),
    }),
    clock.now,
    () => during.open(STREAMS),
  )
  try {
    const ledger = createFileLedger(join(directory, 'ledger'))
    const lease = await takeLease({ ledger, by: 'rehearsal', now: clock.now }, 'sha256:new', () => false)
    const outcome = await deploy({
      cloud: watched,
      lease,
      smoke: createSmoke({ identityToken: (audience) => identityToken(cloud, audience), timeoutMs: 10_000 }),
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
    await cloud.stop()
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

async function identityToken(
  cloud: { consoleUrl: string; operatorToken(): string },
  audience: string,
): Promise<string> {
  const answer = await fetch(`${cloud.consoleUrl}/v1/projects/-/serviceAccounts/${CALLER}:generateIdToken`, {
    method: 'POST',
    headers: { authorization: `Bearer ${cloud.operatorToken()}` },
    body: JSON.stringify({ audience, includeEmail: true }),
  })
  return ((await answer.json()) as { token: string }).token
}

function image(directory: string, name: string, behaviour: Behaviour): string {
  const folder = join(directory, name)
  mkdirSync(folder)
  writeFileSync(join(folder, 'behaviour.json'), JSON.stringify(behaviour))
  return folder
}

/** An API that everybody may call, and a function that only Pub/Sub's account may. */
function terraform(): object {
  const service = (name: string, isPublic: boolean) => ({
    name,
    invoker_iam_disabled: isPublic,
    template: {
      service_account: `${name}-runner@${PROJECT}.iam.gserviceaccount.com`,
      timeout: '3600s',
      containers: [
        {
          image: 'studio@sha256:old',
          command: ['node'],
          args: [join(import.meta.dirname, 'fixture.ts')],
        },
      ],
    },
  })
  return {
    provider: { google: [{ project: PROJECT, region: REGION }] },
    resource: {
      google_service_account: {
        api: { account_id: 'api-runner' },
        worker: { account_id: 'worker-runner' },
        push: { account_id: 'event-push' },
      },
      google_cloud_run_v2_service: { api: service('api', true), worker: service('worker', false) },
      google_cloud_run_v2_service_iam_member: {
        worker: { name: 'worker', role: 'roles/run.invoker', member: `serviceAccount:${CALLER}` },
      },
    },
  }
}
