import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { setUp, WRITER } from './testing.ts'

const CHUNK = 256 * 1024

/** The same world in a process of its own, which can be killed. With `failing`, nothing gets published. */
async function startProcess(dataDir: string, failing = false) {
  const code = `
    import { setUp } from ${JSON.stringify(new URL('./testing.ts', import.meta.url).href)}
    const publish = ${failing ? `() => { throw new Error('no topic today') }` : '() => {}'}
    const world = await setUp({ dataDir: ${JSON.stringify(dataDir)}, publish })
    console.log(world.origin)`
  const child: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (!child.stdout) throw new Error('The process has no output')
  const exited = once(child, 'exit')
  const [origin] = (await once(createInterface(child.stdout), 'line')) as [string]
  async function kill() {
    child.kill('SIGKILL')
    await exited
  }
  return { origin, kill, [Symbol.asyncDispose]: kill }
}

function temporaryDir() {
  const path = mkdtempSync(join(tmpdir(), 'storage-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}

const authorization = `Bearer token-of-${WRITER}`

async function startSession(origin: string): Promise<string> {
  const address = `${origin}/upload/storage/v1/b/photos/o?uploadType=resumable&name=a`
  const response = await fetch(address, { method: 'POST', headers: { authorization } })
  return response.headers.get('location') as string
}

const put = (address: string, body: Uint8Array | undefined, range: string) =>
  fetch(address, {
    method: 'PUT',
    headers: { 'content-range': range },
    ...(body && { body: body as BodyInit }),
  })

/** Sends some bytes and never ends the request. */
function send(address: string, method: string, headers: Record<string, string>, bytes: Uint8Array) {
  const body = new ReadableStream({ start: (controller) => controller.enqueue(bytes) })
  const init = { method, headers: { authorization, ...headers }, body, duplex: 'half' }
  return fetch(address, init as RequestInit).catch(() => {})
}

test('an acknowledged chunk survives kill -9, and the upload continues', async () => {
  using dir = temporaryDir()
  const bytes = randomBytes(3 * CHUNK + 9)
  await using doomed = await startProcess(dir.path)
  const session = await startSession(doomed.origin)
  await put(session, bytes.subarray(0, 2 * CHUNK), `bytes 0-${2 * CHUNK - 1}/${bytes.length}`)
  await doomed.kill()

  await using world = await setUp({ dataDir: dir.path })
  const here = session.replace(doomed.origin, world.origin)
  const asked = await put(here, undefined, `bytes */${bytes.length}`)
  expect(asked.headers.get('range')).toBe(`bytes=0-${2 * CHUNK - 1}`)
  const done = await put(
    here,
    bytes.subarray(2 * CHUNK),
    `bytes ${2 * CHUNK}-${bytes.length - 1}/${bytes.length}`,
  )
  expect(done.status).toBe(200)
  const [read] = await world.bucket().file('a').download()
  expect(read.equals(bytes)).toBe(true)
})

test('a request that kill -9 cuts off leaves whole quanta and no torn object', async () => {
  using dir = temporaryDir()
  const bytes = randomBytes(2 * CHUNK)
  await using doomed = await startProcess(dir.path)
  const session = await startSession(doomed.origin)
  const cut = send(session, 'PUT', { 'content-range': 'bytes 0-*/*' }, bytes)
  const direct = send(
    `${doomed.origin}/upload/storage/v1/b/photos/o?uploadType=media&name=b`,
    'POST',
    {},
    bytes,
  )
  const incoming = join(dir.path, 'incoming')
  await expect.poll(() => readdirSync(incoming)).toHaveLength(2)
  await doomed.kill()
  await Promise.all([cut, direct])

  await using world = await setUp({ dataDir: dir.path })
  const asked = await put(session.replace(doomed.origin, world.origin), undefined, 'bytes */*')
  expect(asked.status).toBe(308)
  const kept = Number(asked.headers.get('range')?.split('-')[1] ?? -1) + 1
  expect(kept % CHUNK).toBe(0)
  expect((await world.bucket().getFiles())[0]).toEqual([])
  // The session's bytes stay; the direct upload's bytes are deleted.
  const uploads = () => readdirSync(incoming).filter((name) => name.startsWith('upload-'))
  await expect.poll(uploads).toEqual([])
})

test('a notification that was not published before kill -9 is published after the restart', async () => {
  using dir = temporaryDir()
  await using doomed = await startProcess(dir.path, true)
  await fetch(`${doomed.origin}/upload/storage/v1/b/photos/o?uploadType=media&name=a`, {
    method: 'POST',
    headers: { authorization },
    body: 'hello',
  })
  await doomed.kill()

  await using world = await setUp({ dataDir: dir.path })
  expect(world.published).toHaveLength(1)
  expect(world.published[0]).toMatchObject({ attributes: { eventType: 'OBJECT_FINALIZE', objectId: 'a' } })
})

test('a notification that could not be published is retried by the clock', async () => {
  let broken = true
  await using world = await setUp({
    publish() {
      if (broken) throw new Error('no topic now')
    },
  })
  await world.bucket().file('a').save('hello', { resumable: false })
  expect(world.published).toEqual([])
  broken = false
  world.clock.advance(1000)
  expect(world.published).toHaveLength(1)
  expect(world.logged).toEqual(['Could not publish a notification; it will be tried again'])
})

test('orphaned files are deleted at the start', async () => {
  using dir = temporaryDir()
  const before = await setUp({ dataDir: dir.path })
  await before.bucket().file('a').save('hello', { resumable: false })
  await before.stop()
  const [shard = ''] = readdirSync(join(dir.path, 'objects'))
  const orphan = join(dir.path, 'objects', shard, 'orphan')
  writeFileSync(orphan, 'left behind')

  await using world = await setUp({ dataDir: dir.path })
  await expect.poll(() => existsSync(orphan)).toBe(false)
  expect(String((await world.bucket().file('a').download())[0])).toBe('hello')
})
