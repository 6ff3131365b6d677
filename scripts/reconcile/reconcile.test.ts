import { expect, test } from 'vitest'
import { setUp } from '../restore/testing.ts'
import { reconcile, settle } from './reconcile.ts'

test('what does not fit is named, and settled so that it can be taken back', async () => {
  await using studio = await setUp()
  for (const id of ['whole', 'lost']) await studio.addPhoto(id)
  await studio.originals.file('ana/lost').delete()
  await studio.originals.file('ana/unknown').save('x', { resumable: false })
  const papers = studio.buckets.get('papers')
  await papers?.file('careers/cvs/ana/gone/cv.pdf').save('x', { resumable: false })
  await papers?.file('photos/archives/ana/gone/archive.zip').save('x', { resumable: false })
  await papers?.file('something/else').save('x', { resumable: false })

  const found = await reconcile(studio)
  expect(found).toEqual({
    orphans: [
      { bucket: 'originals', name: 'ana/unknown', generation: expect.any(String) },
      { bucket: 'papers', name: 'careers/cvs/ana/gone/cv.pdf', generation: expect.any(String) },
      { bucket: 'papers', name: 'photos/archives/ana/gone/archive.zip', generation: expect.any(String) },
    ],
    missing: ['lost'],
    unjudged: 1,
  })

  await settle(studio, found, Date.now)
  expect(await reconcile(studio)).toEqual({ orphans: [], missing: [], unjudged: 1 })
  expect(await studio.photos.get('lost')).toMatchObject({ trashedAt: expect.any(String) })
  expect(await studio.photos.get('whole')).toMatchObject({ trashedAt: null })
  const [kept] = await studio.originals.getFiles({ softDeleted: true })
  expect(kept.map(({ name }) => name).sort()).toEqual(['ana/lost', 'ana/unknown'])
})

test('an object that was replaced since it was judged stays', async () => {
  await using studio = await setUp()
  const file = studio.originals.file('ana/late')
  await file.save('x', { resumable: false })
  const found = await reconcile(studio)
  await file.save('y', { resumable: false })
  await settle(studio, found, Date.now)
  expect(await file.exists()).toEqual([true])
})
