// Google Cloud Firestore on one machine, stored in SQLite: the gRPC API that the official clients speak when
// FIRESTORE_EMULATOR_HOST is set. README.md says what is simulated, what is not, and what differs.
import { mkdirSync } from 'node:fs'
import { status, type UntypedHandleCall, type UntypedServiceImplementation } from '@grpc/grpc-js'
import type { Clock } from '../clock.ts'
import type { CloudDescription, DatabaseDescription } from '../description.ts'
import type { GrpcService } from '../grpc.ts'
import { loadService } from '../grpc.ts'
import { callingAccount, knowingCaller } from '../grpc-caller.ts'
import { type Tell, tellNobody } from '../happenings.ts'
import { refusing } from '../refusing.ts'
import { createAdmin, type FirestoreAdmin, hasAdminWork } from './admin/admin.ts'
import type { Bill } from './billing.ts'
import { watchConnections } from './connections.ts'
import { createDatabase, type Database } from './database.ts'
import { notFound, unimplemented } from './errors.ts'
import { createLook, type FirestoreLook } from './look.ts'
import { toStatus } from './methods/adapt.ts'
import { listenMethods } from './methods/listen.ts'
import { listMethods } from './methods/lists.ts'
import { queryMethods } from './methods/queries.ts'
import type { FindDatabase } from './methods/reads.ts'
import { readMethods } from './methods/reads.ts'
import { transactionMethods } from './methods/transactions.ts'
import { writeMethods } from './methods/writes.ts'
import { BYTES_ANSWERS } from './wire/answers.ts'

export interface FirestoreDeps {
  description: Pick<CloudDescription, 'projectId' | 'databases'> & { location?: string }
  clock: Clock
  dataDir: string
  tell?: Tell
  /** Whether the next call fails on purpose. */
  isOut?: () => boolean
}

export interface Firestore {
  services: GrpcService[]
  look: FirestoreLook
  admin(): FirestoreAdmin
  close(): void
}

const refuse = (method: string) => refusing(() => toStatus(unimplemented(method)))

export function createFirestore(deps: FirestoreDeps): Firestore {
  const { description, clock, dataDir, tell = tellNobody, isOut = () => false } = deps
  const { projectId } = description
  const bill: Bill = (method, { reads = 0, writes = 0, deletes = 0 }) =>
    tell({ kind: 'documents', method, reads, writes, deletes, account: callingAccount() })
  mkdirSync(dataDir, { recursive: true })
  const databases = new Map<string, Database>()
  function open(each: DatabaseDescription): Database {
    const database = createDatabase({ description: each, projectId, clock, dataDir, bill })
    databases.set(each.name, database)
    return database
  }
  description.databases.forEach(open)
  let admin: FirestoreAdmin | undefined
  function openAdmin(): FirestoreAdmin {
    const { databases: described, location = 'us-central1' } = description
    admin ??= createAdmin({ described, clock, dataDir, databases, open, location })
    return admin
  }
  if (hasAdminWork(dataDir, description.databases)) openAdmin()

  const find: FindDatabase = (name = '') => {
    const [, project = '', , id = ''] = name.split('/')
    const database = project === projectId ? databases.get(id) : undefined
    if (!database) {
      throw notFound(
        `The database ${id} does not exist for project ${project} Please visit https://console.cloud.google.com/datastore/setup?project=${project} to add a Cloud Datastore or Cloud Firestore database. `,
      )
    }
    return database
  }

  const definition = { ...loadService('@google-cloud/firestore-api', 'google.firestore.v1.Firestore') }
  for (const [method, responseSerialize] of Object.entries(BYTES_ANSWERS)) {
    definition[method] = { ...definition[method]!, responseSerialize }
  }

  const connections = watchConnections((connection) => {
    for (const database of databases.values()) database.transactions.orphan(connection)
  })

  const methods: UntypedServiceImplementation = {
    ...readMethods(find, bill),
    ...queryMethods(find, bill),
    ...writeMethods(find, bill),
    ...transactionMethods(find),
    ...listMethods(find, bill),
    ...listenMethods(find, clock, bill),
    Write: refuse('The Write stream'),
    ExecutePipeline: refuse('ExecutePipeline (pipelines)'),
  }

  return {
    services: [{ definition, implementation: knowingCaller(failingWhen(isOut, methods)) }],
    look: createLook(databases),
    admin: openAdmin,
    close: () => {
      connections.close()
      admin?.close()
      for (const database of databases.values()) database.close()
    },
  }
}

/** Streams that are open already stay open, as in most of Google's incidents. */
function failingWhen(
  isOut: () => boolean,
  methods: UntypedServiceImplementation,
): UntypedServiceImplementation {
  const fail = refusing(() => ({
    code: status.UNAVAILABLE,
    details: 'The service is temporarily unavailable. Please retry with exponential backoff.',
  })) as (...call: unknown[]) => void
  return Object.fromEntries(
    Object.entries(methods).map(([name, method]) => {
      const answer = method as (...call: unknown[]) => void
      const either = (...call: unknown[]) => (isOut() ? fail(...call) : answer(...call))
      return [name, either as UntypedHandleCall]
    }),
  )
}
