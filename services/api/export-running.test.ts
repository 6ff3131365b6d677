// The export over a real connection, which can be slow and can end early.

import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { newPhoto } from '../photos/new-photo.ts'
import { createPhotoStore } from '../photos/store.ts'
import { type Browser, PASSWORD, setUp } from './test-world.ts'

const MB = 1024 * 1024
/** More than the connection and the streams hold, so that the archive is still being made while nobody reads. */
const PHOTOS = 12
const THUMBNAILS = {
  contentType: 'image/jpeg',
  width: 4,
  height: 3,
  ratio: 4 / 3,
  thumbhash: '',
  isAnimated: false,
  preview: 'preview',
  thumbnail: 'thumbnail',
}

async function setUpExport() {
  const world = await setUp({ withStorage: true })
  await world.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = world.app.server.address() as AddressInfo
  const ana = await world.registered()
  const store = createPhotoStore(world.firestore, world.clock.now)
  const bytes = randomBytes(4 * MB)
  for (let n = 0; n < PHOTOS; n++) {
    const upload = { name: `${n}.jpg`, contentType: 'image/jpeg', size: bytes.length, sha256: String(n) }
    const at = new Date(world.clock.now()).toISOString()
    const photo = newPhoto({ id: `p${n}`, ownerId: ana.id, upload, contentType: 'image/jpeg', at })
    await store.change(photo.id, () => ({ ...photo, thumbnails: THUMBNAILS }))
    await world.storage.bucket('originals').file(`${ana.id}/p${n}`).save(bytes, { resumable: false })
  }
  const exports = world.firestore.collection('exports').doc(ana.id)

  return {
    ...world,
    ana,
    async ticket(person: Browser = ana): Promise<string> {
      return (await person.request('POST', '/api/v1/account/export', { password: PASSWORD })).json().url
    },
    /** Answers when the head of the answer is there; its body waits until somebody reads it. */
    async download(path: string): Promise<IncomingMessage> {
      const cookie = [...ana.cookies].map(([name, { value }]) => `${name}=${value}`).join('; ')
      const asked = request({ host: '127.0.0.1', port, path, headers: { cookie } }).end()
      const [answer] = (await once(asked, 'response')) as [IncomingMessage]
      return answer
    },
    /** Resolves when no archive of the person is being made. */
    ended: () =>
      new Promise<void>((resolve, reject) => {
        const stop = exports.onSnapshot((snapshot) => {
          if (snapshot.get('runningUntil') !== null) return
          stop()
          resolve()
        }, reject)
      }),
  }
}

test('a person downloads one archive at a time, and whoever leaves ends the making of it', async () => {
  await using world = await setUpExport()
  const first = await world.download(await world.ticket())
  expect(first.statusCode).toBe(200)
  await once(first, 'readable')

  const second = await world.download(await world.ticket())
  expect(second.statusCode).toBe(409)
  second.resume()

  first.destroy()
  await world.ended()

  const third = await world.download(await world.ticket())
  expect(third.statusCode).toBe(200)
  let size = 0
  for await (const chunk of third) size += chunk.length
  expect(size).toBeGreaterThan(PHOTOS * 4 * MB)
  await world.ended()
})
