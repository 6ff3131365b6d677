// Only the local cloud's database and secrets, for tests that need no more.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Firestore } from '@google-cloud/firestore'
import type { SecretManagerServiceClient } from '@google-cloud/secret-manager'
import {
  Server,
  ServerCredentials,
  type ServerWritableStream,
  type ServiceDefinition,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js'
import { type Clock, createClock } from '../../local-cloud/clock.ts'
import type { CloudDescription } from '../../local-cloud/description.ts'
import { createFirestore } from '../../local-cloud/firestore/firestore.ts'
import { emptyMonitoring } from '../../local-cloud/monitoring/description.ts'
import { createSecretManager } from '../../local-cloud/secret-manager/secret-manager.ts'
import { connectSecrets } from './clients.ts'
import type { DatabaseIndexes } from './indexes.ts'
import { perName } from './per-name.ts'
import { secrets } from './secrets.ts'

export const PROJECT = 'atelier-test'
/** `projects/P/secrets/S` of each. */
export const SECRETS = perName(secrets, (name) => `projects/${PROJECT}/secrets/${name}`)
export const TOKEN_KEY_SECRET = SECRETS['token-signing-key']

export interface TestCloud extends AsyncDisposable {
  /** `HOST:PORT` of database and secrets, for other processes. */
  host: string
  clock: Clock
  /** An empty folder that is deleted with the cloud. */
  dataDir: string
  firestore: Firestore
  secrets: SecretManagerServiceClient
}

/** A request that the database got, or a part of an answer that it sent bit by bit. */
export interface Observed {
  method: string
  kind: 'request' | 'answer'
  message: unknown
  /** The same for a request and its answers. */
  call: object
}
export type Observe = (observed: Observed) => void

export async function startTestCloud(
  rooms: readonly DatabaseIndexes[] = [],
  observe?: Observe,
): Promise<TestCloud> {
  const dataDir = mkdtempSync(join(tmpdir(), 'atelier-services-'))
  const clock = createClock()
  const description = describeCloud(rooms)
  const database = createFirestore({ description, clock, dataDir })
  const secretManager = createSecretManager({ description, clock, dataDir })
  const server = new Server()
  for (const { definition, implementation } of [...database.services, ...(await secretManager.services())])
    server.addService(definition, observe ? observed(definition, implementation, observe) : implementation)
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    )
  })
  const host = `127.0.0.1:${port}`
  const clientOptions = { universeDomain: 'googleapis.com' }
  const firestore = new Firestore({ projectId: PROJECT, host, ssl: false, clientOptions })
  const secrets = await connectSecrets({ GOOGLE_CLOUD_PROJECT: PROJECT, SECRET_MANAGER_EMULATOR_HOST: host })

  return {
    host,
    clock,
    dataDir,
    firestore,
    secrets,
    async [Symbol.asyncDispose]() {
      // A listener that was just opened or closed sends a request in its next turn; the client lets that request fail
      // unhandled if it is terminated before.
      await firestore.doc('health/check').get()
      await Promise.all([firestore.terminate(), secrets.close()])
      server.forceShutdown()
      database.close()
      secretManager.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function observed(
  definition: ServiceDefinition,
  implementation: UntypedServiceImplementation,
  observe: Observe,
): UntypedServiceImplementation {
  const wrapped = Object.entries(implementation).map(([method, handle]) => {
    const { responseDeserialize, requestStream } = definition[method] ?? {}
    // What is sent to listeners is not asked for one by one.
    if (requestStream || !responseDeserialize) return [method, handle]
    return [
      method,
      (call: ServerWritableStream<unknown, unknown>, callback: never) => {
        observe({ method, kind: 'request', message: call.request, call })
        const write = call.write?.bind(call)
        if (write)
          call.write = ((answer: unknown) => {
            const message = Buffer.isBuffer(answer) ? responseDeserialize(answer) : answer
            observe({ method, kind: 'answer', message, call })
            return write(answer)
          }) as typeof call.write
        return (handle as (...given: unknown[]) => unknown)(call, callback)
      },
    ]
  })
  return Object.fromEntries(wrapped)
}

function describeCloud(rooms: readonly DatabaseIndexes[]): CloudDescription {
  const composite = rooms.flatMap((room) => [...room.composite])
  const indexes = composite.map(({ collection, fields }) => ({
    collection,
    queryScope: 'COLLECTION' as const,
    fields: [...fields],
  }))
  const ttl = rooms.flatMap((room) => [...room.ttl])
  const exempt = rooms.flatMap((room) => [...room.exempt])
  const fields = [
    ...ttl.map((field) => ({ ...field, indexes: [], ttl: true })),
    ...exempt.map((field) => ({ ...field, indexes: [], ttl: false })),
  ]
  return {
    projectId: PROJECT,
    projectNumber: '100000000002',
    location: 'europe-west1',
    serviceAccounts: [],
    bindings: [],
    buckets: [],
    notifications: [],
    topics: [],
    subscriptions: [],
    schedules: [],
    secrets: secrets.map((name) => ({ name, versions: [] })),
    services: [],
    fronts: [],
    databases: [{ name: '(default)', indexes, fields }],
    monitoring: emptyMonitoring(),
  }
}
