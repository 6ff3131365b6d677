import { expect, test } from 'vitest'
import { RECIPES } from '../../services/photos/backfill/recipes.ts'
import { createBackfillStore } from '../../services/photos/backfill/store.ts'
import { REMOVE } from '../../services/platform/records.ts'
import { setUp } from '../restore/testing.ts'
import { reconcile } from './reconcile.ts'
import { settle } from './settle.ts'

const NOTHING = { orphans: [], missing: [], outdated: [], unrendered: [], unjudged: 0 }

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
    outdated: [],
    unrendered: [],
    unjudged: 1,
  })

  await settle(studio, found, Date.now)
  expect(await reconcile(studio)).toEqual({ ...NOTHING, unjudged: 1 })
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

test('a record names the version that came back, and no other file that is called so', async () => {
  await using studio = await setUp()
  for (const id of ['back', 'other', 'foreign']) await studio.addPhoto(id)
  const before = await studio.photos.get('back')
  for (const id of ['back', 'other']) await studio.originals.file(`ana/${id}`).delete()
  await studio.originals.file('ana/back').restore({ generation: Number(before?.generation) })
  await studio.originals.file('ana/other').save('longer', { resumable: false })
  await studio.originals.file('bo/foreign').save('abc', { resumable: false })

  const found = await reconcile(studio)
  expect(found.outdated).toEqual([{ path: 'photos/back', bucket: 'originals', name: 'ana/back' }])
  await settle(studio, found, Date.now)
  const after = await studio.photos.get('back')
  const [{ generation }] = await studio.originals.file('ana/back').getMetadata()
  expect(after).toEqual({ ...before, generation: String(generation) })
  expect((await reconcile(studio)).outdated).toEqual([])
})

test('pictures that are gone are left to the backfill, even one that has ended', async () => {
  await using studio = await setUp()
  for (const id of ['plain', 'whole']) await studio.addPhoto(id)
  const backfills = createBackfillStore(studio.firestore)
  await backfills.change('thumbnails', (run) => ({ ...run, status: 'done', position: 'whole' }))
  await studio.renditions.file('ana/plain/0123456789abcdef-320.webp').delete()

  const found = await reconcile(studio)
  expect(found).toEqual({ ...NOTHING, unrendered: ['plain'] })
  await settle(studio, found, Date.now)
  expect(await studio.photos.get('plain')).toMatchObject({ recipes: { ...RECIPES, thumbnails: 0 } })
  expect(await studio.photos.get('whole')).toMatchObject({ recipes: RECIPES })
  expect(await backfills.get('thumbnails')).toMatchObject({ status: 'paused', position: null })
})

test('pictures of a photo or link that is gone go, and others stay', async () => {
  await using studio = await setUp()
  for (const id of ['one', 'gone']) await studio.addPhoto(id)
  const links = studio.firestore.collection('photoLinks')
  await links.doc('open').set({ ownerId: 'ana', state: 'live' })
  await links.doc('ended').set({ ownerId: 'ana', state: 'removed' })
  const marked = (linkId: string) => `ana/one/link-${linkId}-0123456789abcdef-320.webp`
  for (const name of [marked('open'), marked('ended'), marked('never'), 'ana/one/shop-a-1-b.webp'])
    await studio.renditions.file(name).save('abc', { resumable: false })
  await studio.photos.change('gone', () => REMOVE)

  const { orphans } = await reconcile(studio)
  expect(orphans.map(({ name }) => name).sort()).toEqual([
    'ana/gone',
    'ana/gone/0123456789abcdef-1600.webp',
    'ana/gone/0123456789abcdef-320.webp',
    marked('ended'),
    marked('never'),
  ])
})
