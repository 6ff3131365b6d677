import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  closeSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Firestore } from '@google-cloud/firestore'
import { credentials, makeGenericClientConstructor, type ServiceError, status } from '@grpc/grpc-js'
import { expect, test } from 'vitest'
import { loadService } from './grpc.ts'
import { PUSHED, terraformOf } from './run/testing.ts'

/** Answers pushes when it is told to, those to /doomed with a failure; counts them. */
const SERVICE = `
  import { createServer } from 'node:http'
  const held = []
  const doomed = []
  let answered = 0
  createServer((request, answer) => {
    if (request.url === '/held') return answer.end(String(held.length))
    if (request.url === '/answered') return answer.end(String(answered))
    if (request.url === '/release') {
      answered += held.length
      for (const each of held.splice(0)) each.writeHead(204).end()
      return answer.end()
    }
    if (request.url === '/doomed-held') return answer.end(String(doomed.length))
    if (request.url === '/doom') {
      for (const each of doomed.splice(0)) each.writeHead(500).end()
      return answer.end()
    }
    request.resume().on('end', () => (request.url === '/doomed' ? doomed : held).push(answer))
  }).listen(Number(process.env.PORT))
`
const BUCKET = 'photos'
const ATTEMPTS = 5
const pushed = PUSHED.google_pubsub_subscription.work
const AGENT = 'serviceAccount:service-100000000001@gcp-sa-pubsub.iam.gserviceaccount.com'
const STORAGE_AGENT = 'serviceAccount:service-100000000001@gs-project-accounts.iam.gserviceaccount.com'
const notify = (topic: string, prefix: string) => ({
  bucket: BUCKET,
  topic,
  payload_format: 'JSON_API_V1',
  event_types: ['OBJECT_FINALIZE'],
  object_name_prefix: prefix,
})
const publisher = (topic: string, member: string) => ({ topic, role: 'roles/pubsub.publisher', member })
const RESOURCES = {
  ...PUSHED,
  google_pubsub_topic: { work: { name: 'work' }, doomed: { name: 'doomed' }, dead: { name: 'dead' } },
  google_pubsub_subscription: {
    work: pushed,
    doomed: {
      ...pushed,
      name: 'doomed',
      topic: 'doomed',
      push_config: {
        ...pushed.push_config,
        push_endpoint: pushed.push_config.push_endpoint.replace('/hold', '/doomed'),
      },
      dead_letter_policy: {
        dead_letter_topic: 'projects/studio/topics/dead',
        max_delivery_attempts: ATTEMPTS,
      },
    },
    dead: { name: 'dead', topic: 'dead' },
  },
  google_pubsub_subscription_iam_member: {
    doomed: { subscription: 'doomed', role: 'roles/pubsub.subscriber', member: AGENT },
  },
  google_firestore_database: {
    main: { name: '(default)', location_id: 'europe-west1', type: 'FIRESTORE_NATIVE' },
  },
  google_storage_bucket: { photos: { name: BUCKET, location: 'EUROPE-WEST1' } },
  google_storage_bucket_iam_member: {
    caller: {
      bucket: BUCKET,
      role: 'roles/storage.admin',
      member: 'serviceAccount:caller@studio.iam.gserviceaccount.com',
    },
  },
  google_storage_notification: { work: notify('work', 'event'), doomed: notify('doomed', 'doomed') },
  google_pubsub_topic_iam_member: {
    work: publisher('work', STORAGE_AGENT),
    doomed: publisher('doomed', STORAGE_AGENT),
    dead: publisher('dead', AGENT),
  },
}
const DISK = '24m'
const BIG = 900_000
const SOON = { timeout: 60_000, interval: 50 }

/** A disk of its own for the program: a mount that only it sees, which Linux grants to everybody in a namespace. */
const mounting = (directory: string, then: string) => [
  '--user',
  '--map-root-user',
  '--mount',
  'sh',
  '-c',
  `mount -t tmpfs -o size=${DISK} tmpfs ${directory} && ${then}`,
]
const canMount = () =>
  process.platform === 'linux' && spawnSync('unshare', mounting('/mnt', 'true')).status === 0

async function setUp() {
  const directory = mkdtempSync(join(tmpdir(), 'full-disk-'))
  const data = join(directory, 'data')
  mkdirSync(data)
  writeFileSync(join(directory, 'tool.mjs'), SERVICE)
  writeFileSync(join(directory, 'cdk.tf.json'), JSON.stringify(terraformOf({ resources: RESOURCES })))
  const command = `exec ${process.execPath} ${import.meta.dirname}/main.js --terraform ${directory}/cdk.tf.json --data ${data} --root ${directory}`
  const program: ChildProcess = spawn('unshare', mounting(data, command), {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  for await (const line of createInterface({ input: program.stdout! })) {
    lines.push(line)
    if (line.startsWith('Ready')) break
  }
  program.stdout!.resume()
  const urlOf = (name: string) =>
    new RegExp(`^${name} +(http:\\S+?)(/metrics)?$`, 'm').exec(lines.join('\n'))?.[1]
  // As the program sees it: its mount is not ours.
  const disk = `/proc/${program.pid}/root${data}`
  const ports: Record<string, number> = JSON.parse(readFileSync(`${disk}/ports.json`, 'utf8'))
  const answer = await fetch(
    `http://127.0.0.1:${ports['metadata-caller']}/computeMetadata/v1/instance/service-accounts/default/token`,
    { headers: { 'metadata-flavor': 'Google' } },
  )
  const authorization = `Bearer ${((await answer.json()) as { access_token: string }).access_token}`
  process.env.FIRESTORE_EMULATOR_HOST = `127.0.0.1:${ports.grpc}`
  const firestore = new Firestore({ projectId: 'studio' })

  const RawClient = makeGenericClientConstructor(
    loadService('@google-cloud/firestore-api', 'google.firestore.v1.Firestore'),
    'Firestore',
  )
  const raw = new RawClient(`127.0.0.1:${ports.grpc}`, credentials.createInsecure())

  return {
    program,
    firestore,
    /** The status of a commit that nobody repeats. */
    commit: (bytes: number) =>
      new Promise<status>((resolve) => {
        const database = 'projects/studio/databases/(default)'
        const fields = { text: { stringValue: 'x'.repeat(bytes) } }
        const writes = [{ update: { name: `${database}/documents/notes/raw`, fields } }]
        raw.Commit!({ database, writes }, (error: ServiceError | null) => resolve(error?.code ?? status.OK))
      }),
    upload: (name: string, bytes: number) =>
      fetch(`${urlOf('storage')}/upload/storage/v1/b/${BUCKET}/o?uploadType=media&name=${name}`, {
        method: 'POST',
        headers: { authorization },
        body: Buffer.alloc(bytes, name),
      }),
    download: async (name: string) =>
      (
        await fetch(`${urlOf('storage')}/storage/v1/b/${BUCKET}/o/${name}?alt=media`, {
          headers: { authorization },
        })
      ).status,
    ask: async (path: string) => (await fetch(`${urlOf('tool')}${path}`)).text(),
    metrics: async () => (await fetch(`${urlOf('metrics')}/metrics`)).text(),
    /** Until so many bytes are left. */
    fill(left = 0) {
      const file = openSync(`${disk}/filler`, 'w')
      try {
        for (let bytes = 1 << 20; bytes > 0; )
          try {
            writeSync(file, Buffer.alloc(bytes))
          } catch {
            bytes >>= 1
          }
        ftruncateSync(file, fstatSync(file).size - left)
      } finally {
        closeSync(file)
      }
    },
    makeRoom: () => rmSync(`${disk}/filler`),
    async [Symbol.asyncDispose]() {
      if (program.exitCode === null && program.signalCode === null) {
        program.kill('SIGKILL')
        await once(program, 'exit')
      }
      raw.close()
      // Not waited for: it would wait for what it still repeats.
      firestore.terminate().catch(() => undefined)
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

test.skipIf(!canMount())(
  'a full disk is refused at every door, and everything goes on when there is room',
  async () => {
    await using world = await setUp()
    const { firestore } = world
    const note = (name: string, bytes: number) =>
      firestore.doc(`notes/${name}`).set({ text: 'x'.repeat(bytes) })
    await note('small', 10)
    expect((await world.upload('event-before', BIG)).status).toBe(200)
    await expect.poll(() => world.ask('/held'), SOON).toBe('1')

    await world.upload('doomed', 1)
    for (let attempt = 1; attempt < ATTEMPTS; attempt++) {
      await expect.poll(() => world.ask('/doomed-held'), SOON).toBe('1')
      await world.ask('/doom')
    }
    await expect.poll(() => world.ask('/doomed-held'), SOON).toBe('1')

    world.fill(300_000)
    expect((await world.upload('event-partly', BIG)).status).toBe(503)
    world.fill()
    expect(await world.commit(BIG)).toBe(status.RESOURCE_EXHAUSTED)
    // Google's own client keeps trying.
    const patient = note('patient', BIG)
    const refused = await world.upload('event-during', BIG)
    expect([refused.status, await refused.text()]).toEqual([
      503,
      expect.stringMatching(/^RESOURCE_EXHAUSTED/),
    ])
    // An event that is answered meanwhile is not lost track of, and reading goes on.
    await world.ask('/release')
    await expect.poll(() => world.ask('/answered'), SOON).toBe('1')
    expect((await firestore.doc('notes/small').get()).get('text')).toBe('xxxxxxxxxx')
    expect(await world.download('event-before')).toBe(200)

    // Its dead letter cannot be written, so it is delivered once more.
    await world.ask('/doom')
    await expect.poll(() => world.ask('/doomed-held'), SOON).toBe('1')

    world.makeRoom()
    await world.ask('/doom')
    await expect
      .poll(() => world.metrics(), SOON)
      .toMatch(/^pubsub_backlog_messages\{subscription="dead"\} 1$/m)
    await patient
    expect(await world.commit(BIG)).toBe(status.OK)
    expect((await world.upload('event-after', BIG)).status).toBe(200)
    await expect.poll(() => world.ask('/held'), SOON).toBe('1')
    await world.ask('/release')
    await expect
      .poll(() => world.metrics(), SOON)
      .toMatch(/^pubsub_backlog_messages\{subscription="work"\} 0$/m)
    expect(await world.ask('/answered')).toBe('2')
    expect(world.program.exitCode).toBeNull()
  },
)
