import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Firestore, setLogFunction } from '@google-cloud/firestore'
import { Server, ServerCredentials } from '@grpc/grpc-js'
import { type Clock, createClock } from '../clock.ts'
import type { DatabaseDescription } from '../description.ts'
import type { Happening, Tell } from '../happenings.ts'
import { createFirestore } from './firestore.ts'

// Shared set-up for the tests of this folder: the simulator behind a real gRPC server, and the official client.

const PROJECT = 'atelier-test'

setLogFunction(null)

/** The simulator on a free port. */
export async function serve(settings: {
  database: DatabaseDescription
  dataDir: string
  clock: Clock
  tell?: Tell
}) {
  const { database, ...rest } = settings
  const simulator = createFirestore({
    description: { projectId: PROJECT, databases: [database] },
    ...rest,
  })
  const server = new Server({ 'grpc.max_receive_message_length': -1 })
  for (const { definition, implementation } of simulator.services)
    server.addService(definition, implementation)
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    )
  })
  return { simulator, server, port }
}

export const describeDatabase = (settings: Partial<DatabaseDescription> = {}): DatabaseDescription => ({
  name: '(default)',
  indexes: [],
  fields: [],
  ...settings,
})

/** A client of the simulator on that port. */
export function connectTo(port: number, options: FirebaseFirestore.Settings = {}): Firestore {
  // The official switch to plain text without credentials. The client reads it once, when it is created.
  process.env.FIRESTORE_EMULATOR_HOST = `127.0.0.1:${port}`
  return new Firestore({ projectId: PROJECT, ...options })
}

/** Starts a database and a client of it. */
export async function setUp(settings: Partial<DatabaseDescription> = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'firestore-'))
  const clock = createClock()
  const happenings: Happening[] = []
  const tell = (happening: Happening) => happenings.push(happening)
  const start = () => serve({ database: describeDatabase(settings), dataDir, clock, tell })
  const clients: Firestore[] = []

  let running = await start()

  function connect(options: FirebaseFirestore.Settings = {}): Firestore {
    const client = connectTo(running.port, options)
    clients.push(client)
    return client
  }

  async function stop() {
    await Promise.all(clients.splice(0).map((client) => client.terminate()))
    running.server.forceShutdown()
    running.simulator.close()
  }

  return {
    clock,
    dataDir,
    happenings,
    connect,
    db: connect(),
    /** A new server on the same state, and a client of it. */
    async restart(): Promise<Firestore> {
      await stop()
      running = await start()
      return connect()
    },
    async [Symbol.asyncDispose]() {
      await stop()
      rmSync(dataDir, { recursive: true })
    },
  }
}
