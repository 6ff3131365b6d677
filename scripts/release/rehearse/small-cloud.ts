// A local cloud with an API that everybody may call, and a function that only Pub/Sub's account may. What their images do
// is said by behaviours.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Clock, createClock } from '../../../local-cloud/clock.ts'
import { seededRandom } from '../../../local-cloud/seeded-random.ts'
import { startLocalCloud } from '../../../local-cloud/start.ts'
import { type Cloud, createCloud } from '../cloud.ts'
import { createSmoke, type Smoke } from '../smoke.ts'
import type { Behaviour } from './fixture.ts'

export interface SmallCloudOptions {
  /** An empty folder; the data is in its folder `data`. */
  directory: string
  projectId: string
  images: Record<string, Behaviour>
  /** The image that Terraform has deployed. */
  deployed: string
  clock?: Clock
}

export interface SmallCloud extends AsyncDisposable {
  apiUrl: string
  dataDir: string
  cloud: Cloud
  smoke: Smoke
  stop(): Promise<void>
}

const REGION = 'europe-west1'
const ANSWER_MS = 10_000

export async function startSmallCloud(options: SmallCloudOptions): Promise<SmallCloud> {
  const { directory, projectId, images, clock = createClock() } = options
  const dataDir = join(directory, 'data')
  const caller = `event-push@${projectId}.iam.gserviceaccount.com`
  const local = await startLocalCloud(terraform(options, caller), {
    dataDir,
    root: directory,
    images: Object.fromEntries(
      Object.entries(images).map(([name, behaviour], index) => [
        name,
        writeImage(directory, `image-${index}`, behaviour),
      ]),
    ),
    clock,
    random: seededRandom(1),
  })
  const token = async () => local.operatorToken()
  const url = local.consoleUrl

  async function identityToken(audience: string): Promise<string> {
    const answer = await fetch(`${url}/v1/projects/-/serviceAccounts/${caller}:generateIdToken`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await token()}` },
      body: JSON.stringify({ audience, includeEmail: true }),
    })
    return ((await answer.json()) as { token: string }).token
  }

  return {
    apiUrl: local.serviceUrl('api'),
    dataDir,
    cloud: createCloud({ runUrl: url, loggingUrl: url, projectId, region: REGION, token }),
    smoke: createSmoke({ identityToken, timeoutMs: ANSWER_MS }),
    stop: () => local.stop(),
    [Symbol.asyncDispose]: () => local.stop(),
  }
}

function writeImage(directory: string, name: string, behaviour: Behaviour): string {
  const folder = join(directory, name)
  mkdirSync(folder)
  writeFileSync(join(folder, 'behaviour.json'), JSON.stringify(behaviour))
  return folder
}

function terraform({ projectId, deployed }: SmallCloudOptions, caller: string): object {
  const service = (name: string, isPublic: boolean) => ({
    name,
    invoker_iam_disabled: isPublic,
    template: {
      service_account: `${name}-runner@${projectId}.iam.gserviceaccount.com`,
      timeout: '3600s',
      containers: [{ image: deployed, command: ['node'], args: [join(import.meta.dirname, 'fixture.ts')] }],
    },
  })
  return {
    provider: { google: [{ project: projectId, region: REGION }] },
    resource: {
      google_service_account: {
        api: { account_id: 'api-runner' },
        worker: { account_id: 'worker-runner' },
        push: { account_id: 'event-push' },
      },
      google_cloud_run_v2_service: { api: service('api', true), worker: service('worker', false) },
      google_cloud_run_v2_service_iam_member: {
        worker: { name: 'worker', role: 'roles/run.invoker', member: `serviceAccount:${caller}` },
      },
    },
  }
}
