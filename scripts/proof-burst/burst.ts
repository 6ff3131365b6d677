// Many photos in one moment, through the real Pub/Sub with its backoff and the real queue before Cloud Run's instances.
// The instances are stand-ins that take as long as the real ones, by a clock that is moved: a machine has no room for
// all of them.
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Clock } from '../../local-cloud/clock.ts'
import type { CloudDescription, ServiceDescription } from '../../local-cloud/description.ts'
import type { Happening } from '../../local-cloud/happenings.ts'
import { createPubsub } from '../../local-cloud/pubsub/pubsub.ts'
import type { Instance } from '../../local-cloud/run/instance.ts'
import { IDLE_MS } from '../../local-cloud/run/limits.ts'
import { createPool, NoInstance } from '../../local-cloud/run/pool.ts'
import { createStillClock } from '../../local-cloud/still-clock.ts'

export interface BurstOptions {
  description: CloudDescription
  /** The topic on which everything is published. */
  topic: string
  dataDir: string
  photos: number
  /** Milliseconds of one event, by service. */
  serviceMs: Record<string, number>
  /** Milliseconds until an instance can take a request. */
  startMs: number
  /** Milliseconds that the clock is moved at a time. */
  stepMs?: number
}

export interface BurstResult {
  service: string
  /** Events that all instances together may handle at once. */
  atOnce: number
  deliveries: number
  acked: number
  refused: number
  mostAttempts: number
  deadLetters: number
  /** From the burst to the last acknowledgement. */
  minutes: number
}

const STEP_MS = 100
const MOST_MINUTES = 240

export async function burst(options: BurstOptions): Promise<BurstResult[]> {
  const { description, topic, dataDir, photos, stepMs = STEP_MS } = options
  const clock = createStillClock(Date.UTC(2026, 0, 1))
  const services = description.services.filter(({ name }) => options.serviceMs[name] !== undefined)
  const results = new Map<string, BurstResult>()
  const stands: Stand[] = []
  for (const service of services) {
    const { concurrency, maxInstances, name } = service
    results.set(name, {
      ...{ service: name, atOnce: concurrency * maxInstances, deliveries: 0, acked: 0, refused: 0 },
      ...{ mostAttempts: 0, deadLetters: 0, minutes: 0 },
    })
    stands.push(await openStand({ service, clock, ...options, serviceMs: options.serviceMs[name] ?? 0 }))
  }
  const began = clock.now()

  function hear(told: Happening): void {
    if (told.kind !== 'delivered' && told.kind !== 'dead-lettered') return
    const result = results.get(told.subscription)
    if (!result) return
    if (told.kind === 'dead-lettered') {
      result.deadLetters++
      return
    }
    result.deliveries++
    result.mostAttempts = Math.max(result.mostAttempts, told.attempt)
    if (told.result === 'acked') result.acked++
    else result.refused++
    result.minutes = (clock.now() - began) / 60_000
  }

  const pubsub = createPubsub({
    description: { ...description, subscriptions: subscriptionsTo(description, stands) },
    iam: { idToken: () => 'token', allows: () => true },
    ...{ clock, dataDir, tell: hear },
  })
  try {
    for (let n = 0; n < photos; n++) pubsub.publish(topic, { data: Buffer.from(`photo ${n}`) })
    const isDone = () =>
      pubsub.look.subscriptions().every(({ backlog, endpoint }) => endpoint === null || backlog === 0)
    while (!isDone()) {
      if (clock.now() - began > MOST_MINUTES * 60_000) throw new Error('The burst was not worked off')
      await settle(() => pubsub.look.subscriptions().reduce((sum, { out }) => sum + out, 0), stands)
      clock.advance(stepMs)
    }
  } finally {
    pubsub.close()
    for (const { close } of stands) close()
  }
  return [...results.values()]
}

/** Resolves when every push has arrived, and every answer too: what is out is with the stands. */
async function settle(out: () => number, stands: readonly Stand[]): Promise<void> {
  for (let still = 0; still < 3; ) {
    await new Promise((resolve) => setImmediate(resolve))
    still = out() === stands.reduce((sum, { present }) => sum + present(), 0) ? still + 1 : 0
  }
}

/** Only those of the services that are here, without tokens, because nobody checks them. */
const subscriptionsTo = ({ subscriptions }: CloudDescription, stands: readonly Stand[]) =>
  subscriptions.flatMap((each) => {
    const stand = stands.find(({ name }) => name === each.name)
    return stand && each.push ? [{ ...each, push: { ...each.push, endpoint: stand.url, oidc: null } }] : []
  })

interface Stand {
  name: string
  url: string
  /** Requests that wait or are handled. */
  present(): number
  close(): void
}

interface StandOptions {
  service: ServiceDescription
  clock: Clock
  serviceMs: number
  startMs: number
}

/** A service whose instances only take time. */
async function openStand({ service, clock, serviceMs, startMs }: StandOptions): Promise<Stand> {
  let present = 0
  const pool = createPool({
    ...{ service, limit: service.maxInstances, clock, idleMs: IDLE_MS },
    start: async () => standIn(clock, startMs),
  })
  const server: Server = createServer((request, response) => {
    present++
    request.resume()
    const answer = (status: number) => {
      present--
      response.writeHead(status).end()
    }
    pool.acquire(new AbortController().signal).then(
      ({ release }) =>
        clock.after(serviceMs, () => {
          release()
          answer(204)
        }),
      (error: unknown) => answer(error instanceof NoInstance ? error.status : 500),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    name: service.name,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    present: () => present,
    close() {
      void pool.close()
      server.closeAllConnections()
      server.close()
    },
  }
}

let pids = 0

function standIn(clock: Clock, startMs: number): Instance {
  const gone = Promise.withResolvers<void>()
  const instance: Instance = {
    ...{ pid: ++pids, port: 0, active: 0, state: 'starting', gone: gone.promise },
    ready: new Promise((resolve) =>
      clock.after(startMs, () => {
        instance.state = 'ready'
        resolve()
      }),
    ),
    kill: () => undefined,
    async stop() {
      instance.state = 'gone'
      gone.resolve()
    },
  }
  return instance
}
