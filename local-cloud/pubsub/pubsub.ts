// Cloud Pub/Sub on one machine: topics and subscriptions from the description, messages stored durably in SQLite, push
// with Google's retries and dead letters, pull over gRPC.

import type { Clock } from '../clock.ts'
import type { CloudDescription } from '../description.ts'
import type { GrpcService } from '../grpc.ts'
import { type Tell, tellNobody } from '../happenings.ts'
import { Registry } from '../metrics.ts'
import type { CloudSpans } from '../telemetry/cloud-spans.ts'
import { createAgenda } from './agenda.ts'
import { createBroker, type NewMessage, type SubscriptionBacklog } from './broker.ts'
import { openDatabase } from './database.ts'
import { createChangingFaults, type Faults } from './faults.ts'
import { applyDescription } from './from-description.ts'
import { createHttpPush } from './http-push.ts'
import { createPushTokens, type PubsubIam, serviceAgent } from './identity.ts'
import { createJournal } from './journal.ts'
import { createLook, type PubsubLook } from './look.ts'
import { createMessages, lastMessageId } from './messages.ts'
import { createNames } from './names.ts'
import { createReplay } from './replay.ts'
import { createResources } from './resources.ts'
import { createSeeks } from './seeks.ts'
import { createSnapshots } from './snapshots.ts'

export type { Faults, NewMessage, PubsubIam }

export interface PubsubOptions {
  description: Pick<CloudDescription, 'projectId' | 'projectNumber' | 'topics' | 'subscriptions'>
  iam: PubsubIam
  clock: Clock
  /** The folder of `pubsub.db`. */
  dataDir: string
  /** Where the counters are registered; a new registry by default. */
  registry?: Registry
  /**
   * Delivers nothing before `start()`. Use it when endpoints start later than Pub/Sub, which may have messages left
   * from a crash.
   */
  hold?: boolean
  tell?: Tell
  /** Disturbs pushes by seed, for tests. */
  faults?: Faults
  /** Show the services of this project that Google itself calls. */
  pushHeaders?: Record<string, string>
  /** Makes the spans of deliveries; left out, there are none. */
  spans?: Pick<CloudSpans, 'delivery'>
  /** Reports what an operator should know. */
  log?: (text: string) => void
}

export interface Pubsub {
  /** The services for the gRPC server, which must accept messages a bit larger than `MAX_PUBLISH_BYTES`. */
  services(): Promise<GrpcService[]>
  /** Takes the topic's short name. Returns the message's id once the message is durable. Throws NOT_FOUND. */
  publish(topic: string, message: NewMessage): string
  /** Starts delivery, after `hold`. */
  start(): void
  /** Resolves when no push subscription has a message left: none outstanding, ready or waiting for its backoff. */
  idle(): Promise<void>
  /**
   * Resolves when no push is under way and none is due. Messages may still wait for a backoff that `clock.advance` can
   * skip.
   */
  settled(): Promise<void>
  backlogs(): SubscriptionBacklog[]
  registry: Registry
  look: PubsubLook
  /** Sets which faults happen from now on; null stops them. */
  disturb(faults: Faults | null): void
  close(): void
}

export function createPubsub(options: PubsubOptions): Pubsub {
  const { description, iam, clock, dataDir, registry = new Registry(), log = () => undefined } = options
  const { tell = tellNobody } = options
  const database = openDatabase(dataDir)
  const journal = createJournal(database)
  const messages = createMessages(database, journal)
  const resources = createResources(database)
  const snapshots = createSnapshots(database)
  const seeks = createSeeks(database)
  const replay = createReplay({ messages, snapshots, seeks, journal, now: clock.now })
  const agenda = createAgenda(clock)
  const http = createHttpPush()
  const names = createNames(description.projectId)
  const agent = serviceAgent(description.projectNumber)

  const faults = createChangingFaults(options.faults)

  const broker = createBroker({
    projectId: description.projectId,
    agent,
    iam,
    clock,
    agenda,
    http,
    names,
    resources,
    messages,
    snapshots,
    seeks,
    journal,
    registry,
    tell,
    log,
    lastId: lastMessageId(database),
    tokenFor: createPushTokens({ iam, clock, agent, log }),
    pushHeaders: options.pushHeaders ?? {},
    faults: faults.source,
    ...(options.spans && { spans: options.spans }),
  })
  applyDescription(description, { resources, broker, log })
  if (!options.hold) broker.start()

  return {
    async services() {
      const { createPublisher } = await import('./publisher.ts')
      const { createSubscriber } = await import('./subscriber.ts')
      return [
        createPublisher({ broker, resources, snapshots, names }),
        createSubscriber({ broker, resources, snapshots, replay, names, agenda, clock }),
      ]
    },
    publish: (topic, message) => broker.publish(topic, [message])[0]!,
    start: broker.start,
    idle: broker.idle,
    settled: broker.settled,
    backlogs: broker.backlogs,
    registry,
    look: createLook({ broker, resources, messages }),
    disturb: faults.disturb,
    close() {
      broker.close()
      agenda.close()
      http.close()
      database.close()
    },
  }
}
