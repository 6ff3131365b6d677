import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { listFilePath } from '../../services/campaigns/paths.ts'
import { CSV, setUp } from './test-world.ts'

test.each([
  ['others of the same size', 'email\nbob@example.com\n'],
  ['fewer', 'email\n'],
])('bytes that are not those that were announced, but %s, are refused', async (_what, sent) => {
  await using world = await setUp()
  const campaign = await world.campaign()
  const announced = 'email\nana@example.com\n'
  const body = { name: 'a.csv', contentType: CSV, size: announced.length, sha256: sha256Of(announced) }
  const { list } = (
    await world.ana.request('POST', `/api/v1/campaigns/${campaign}/lists/uploads`, body)
  ).json()
  await world.buckets.documents
    .file(listFilePath({ ownerId: world.ana.id, id: list.id }))
    .save(sent, { resumable: false, contentType: CSV })
  await world.handle(await world.announced(list.id))
  expect(await world.list(list.id)).toMatchObject({
    status: 'rejected',
    reason: 'The bytes that arrived are not those of the file that was announced.',
  })
})

const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex')
