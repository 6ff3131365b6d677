// A studio for scenarios: a maker who is also an administrator, and an operator who prepares what they need.
import { setTimeout as wait } from 'node:timers/promises'
import { Firestore } from '@google-cloud/firestore'
import type { SecretManagerServiceClient } from '@google-cloud/secret-manager'
import type { Told } from '../../local-cloud/happenings.ts'
import type { Refusal } from '../../local-cloud/iam/policy.ts'
import type { LocalCloud } from '../../local-cloud/start.ts'
import { connectSecrets } from '../../services/platform/clients.ts'
import { newId } from '../../services/platform/ids.ts'
import type { Topic } from '../../services/platform/topic.ts'
import type { ModelServer } from '../../tests/outside/models.ts'
import type { StripeServer } from '../../tests/outside/stripe.ts'
import { createStudioClient, type StudioClient } from '../client.ts'
import { makeAdmin } from '../roles.ts'
import type { Studio } from '../studio.ts'
import { isAbout } from './is-about.ts'
import { NotReached } from './not-reached.ts'
import type { Sites } from './sites.ts'

export const PASSWORD = 'only on this machine'
/** What fails because it is refused ends at once; this is for a machine that does other things, too. */
const PATIENCE_MS = 180_000
const PAUSE_MS = 50
/** Until a role counts. */
const ROLE_MS = 30_000

export interface World extends AsyncDisposable {
  cloud: LocalCloud
  url: string
  /** A person who is an administrator, too. */
  maker: StudioClient
  makerId: string
  /** The database, as an operator sees it. */
  firestore: Firestore
  secrets: SecretManagerServiceClient
  /** Answers for all providers of models. */
  models: ModelServer
  /** Where postings are read. */
  sites: Sites
  /** Where customers pay. */
  stripe: StripeServer
  /** What has happened since the scenario began. */
  told: Told[]
  /** What was refused since the scenario began. */
  refusals: Refusal[]
  newcomer(): Promise<StudioClient>
  /** The same world, in which only what is refused to this service, or about it, counts. */
  seenBy(service: string): World
  /** Publishes an event as if something had happened. */
  send(topic: Pick<Topic, 'name'>, payload: object, attributes?: Record<string, string>): void
  /** Resolves when `check` holds; throws when it does not although nothing is under way any more. */
  until(what: string, check: () => Promise<boolean> | boolean): Promise<void>
}

export async function openWorld(
  { cloud, url }: Studio,
  outside: Pick<World, 'models' | 'sites' | 'stripe'>,
): Promise<World> {
  const { projectId, operatorAddress } = cloud
  const firestore = new Firestore({
    ...{ projectId, host: operatorAddress, ssl: false },
    clientOptions: { universeDomain: 'googleapis.com' },
  })
  const secrets = await connectSecrets({
    GOOGLE_CLOUD_PROJECT: projectId,
    SECRET_MANAGER_EMULATOR_HOST: operatorAddress,
  })
  const maker = createStudioClient(url)
  const email = `${newId()}@example.com`
  const { id: makerId } = await maker.register({ email, password: PASSWORD, name: 'Maker' })
  await makeAdmin(cloud, makerId)
  await patiently(ROLE_MS, async () => (await maker.send('GET', '/api/v1/models')).status === 200)

  async function newcomer(): Promise<StudioClient> {
    const client = createStudioClient(url)
    await client.register({ email: `${newId()}@example.com`, password: PASSWORD, name: 'Somebody' })
    return client
  }

  const shared = { ...outside, cloud, url, maker, makerId, firestore, secrets, newcomer }

  function seenBy(counts: (refusal: Refusal) => boolean): World {
    const refusals: Refusal[] = []
    const told: Told[] = []
    const stops = [
      cloud.policy.watchRefusals((refusal) => void (counts(refusal) && refusals.push(refusal))),
      cloud.happenings.listen((happening) => void told.push(happening)),
    ]
    return {
      ...{ ...shared, told, refusals },
      seenBy: (service) => seenBy((refusal) => isAbout(service, refusal)),
      send(topic, payload, attributes = {}) {
        cloud.pubsub.publish(topic.name, { data: Buffer.from(JSON.stringify(payload)), attributes })
      },
      async until(what, check) {
        const isReached = await patiently(PATIENCE_MS, async () => {
          if (await holds(check)) return true
          if (refusals.length === 0) return false
          // Whoever was refused may still get there in another way.
          await cloud.pubsub.settled()
          if (await holds(check)) return true
          throw new NotReached(what)
        })
        if (!isReached) throw new NotReached(`${what}, within ${PATIENCE_MS / 1000} s`)
      },
      async [Symbol.asyncDispose]() {
        for (const stop of stops) stop()
      },
    }
  }

  const world = seenBy(() => true)
  return {
    ...world,
    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]()
      await Promise.all([firestore.terminate(), secrets.close()])
    },
  }
}

/** A request that is refused says no. */
async function holds(check: () => Promise<boolean> | boolean): Promise<boolean> {
  try {
    return await check()
  } catch {
    return false
  }
}

async function patiently(milliseconds: number, check: () => Promise<boolean>): Promise<boolean> {
  const end = performance.now() + milliseconds
  while (performance.now() < end) {
    if (await check()) return true
    await wait(PAUSE_MS)
  }
  return false
}
