import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { Firestore } from '@google-cloud/firestore'
import { expect, test } from 'vitest'
import type { Told } from '../happenings.ts'
import { setUp } from '../run/testing.ts'
import { createRecorder } from './recorder.ts'

const TOOL = 'serviceAccount:tool-runner@studio.iam.gserviceaccount.com'

async function opened() {
  const world = await setUp({
    resources: {
      google_storage_bucket: { files: { name: 'studio-files', location: 'EUROPE-WEST1' } },
      google_storage_bucket_iam_member: {
        tool: { bucket: 'studio-files', role: 'roles/storage.objectUser', member: TOOL },
      },
      google_firestore_database: {
        main: { name: '(default)', location_id: 'europe-west1', type: 'FIRESTORE_NATIVE' },
      },
    },
  })
  const url = world.cloud.consolePageUrl
  return { ...world, consoleUrl: url, [Symbol.asyncDispose]: world[Symbol.asyncDispose] }
}

test('a packed text is shown as far as a page shows texts, whatever it becomes', async () => {
  await using world = await opened()
  const { GCE_METADATA_HOST } = world.cloud.environmentFor('tool-runner')
  const path = '/computeMetadata/v1/instance/service-accounts/default/token'
  const answer = await fetch(`http://${GCE_METADATA_HOST}${path}`, {
    headers: { 'metadata-flavor': 'Google' },
  })
  const { access_token: token } = (await answer.json()) as { access_token: string }
  const upload = (name: string, body: Buffer) =>
    fetch(
      `${world.cloud.storageUrl}/upload/storage/v1/b/studio-files/o?uploadType=media&contentEncoding=gzip&name=${name}`,
      {
        method: 'POST',
        body: new Uint8Array(body),
        headers: { 'content-type': 'text/plain', authorization: `Bearer ${token}` },
      },
    )
  const content = (name: string) =>
    fetch(`${world.consoleUrl}/api/content?bucket=studio-files&object=${name}`)
  await upload('short', gzipSync('a text'))
  await upload('bomb', gzipSync(Buffer.alloc(50_000_000, 'a')))
  await upload('no-gzip', Buffer.from('not packed'))

  expect(await (await content('short')).text()).toBe('a text')
  expect((await (await content('bomb')).text()).length).toBe(256 * 1024)
  expect((await content('no-gzip')).status).toBe(400)
})

test('large documents come on several pages', async () => {
  await using world = await opened()
  Object.assign(process.env, { FIRESTORE_EMULATOR_HOST: world.cloud.operatorAddress })
  const db = new Firestore({ projectId: 'studio' })
  for (const id of ['a', 'b', 'c', 'd', 'e']) await db.doc(`large/${id}`).set({ text: 'x'.repeat(600_000) })
  await db.terminate()

  const seen: string[] = []
  for (let after: string | null = ''; after !== null; ) {
    const answer = await fetch(`${world.consoleUrl}/api/documents?path=large&after=${after}`)
    const page = (await answer.json()) as { documents: { id: string }[]; next: string | null }
    expect(page.documents.length).toBeLessThan(3)
    seen.push(...page.documents.map(({ id }) => id))
    after = page.next
  }
  expect(seen).toEqual(['a', 'b', 'c', 'd', 'e'])
})

test('a stream is asked for by GET only, for nothing would end another', async () => {
  await using world = await opened()
  expect((await fetch(`${world.consoleUrl}/api/stream`, { method: 'HEAD' })).status).toBe(405)
})

test('of long lines only what is shown stays in memory', () => {
  let tell: (told: Told) => void = () => undefined
  const recorder = createRecorder({
    listen(listener) {
      tell = listener
      return () => undefined
    },
  })
  setFlagsFromString('--expose-gc')
  const kept = () => {
    runInNewContext('gc')()
    return process.memoryUsage().heapUsed
  }
  const before = kept()
  for (let n = 0; n < 300; n++) {
    const message = Buffer.alloc(400_000, String(n)).toString()
    const line = { service: 'tool', severity: 'INFO', message, time: 0, entry: null } as const
    tell({ kind: 'log', time: 0, size: 0, line } as unknown as Told)
  }
  expect(kept() - before).toBeLessThan(20_000_000)
  expect([...recorder.logs.newest()][0]?.item.message.length).toBe(4001)
})
