// What the page of a link asks of the database.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NewPhotoLink } from '../../photos/links/schemas.ts'
import { sharedDocuments } from '../../photos/record.ts'
import type { Observed } from '../../platform/test-cloud.ts'
import { countOperations } from '../../platform/test-database-operations.ts'
import { share } from '../test-links.ts'
import type { World } from '../test-world.ts'
import { maker, startGalleries } from './test-portfolio.ts'

const database = countOperations()
/** The fields that were read of photos. */
const fields = new Set<string>()

interface Answer {
  found?: { name: string; fields: object }
  document?: { name: string; fields: object }
}

function observe(observed: Observed): void {
  database.observe(observed)
  const { found, document } = observed.message as Answer
  const read = observed.kind === 'answer' ? (found ?? document) : undefined
  if (read?.name.includes('/photos/')) for (const field of Object.keys(read.fields)) fields.add(field)
}

let world: World
beforeAll(async () => {
  world = await startGalleries({ observe })
})
afterAll(() => world[Symbol.asyncDispose]())

/** How many documents are read for the page of a link to this, beside the link itself and its maker. */
async function readsOf(ana: Awaited<ReturnType<typeof maker>>, source: NewPhotoLink['source']) {
  const { path } = await share(ana, { source, downloads: 'original' })
  const client = world.browser({ address: '192.0.2.56' })
  await client.request('GET', path)
  await world.clock.advance(1000)
  database.take()
  fields.clear()
  const { body } = await client.request('GET', path)
  expect(body.match(/data-photo=/g)).toHaveLength(4)
  expect(body).toContain('One file, about')
  return database.take().reads
}

test('the page of a link reads each photo once, and of it no more than it shows', async () => {
  const ana = await maker(world)
  const ids = [await ana.photo(), await ana.photo(), await ana.photo(), await ana.photo()]
  const albumId = await ana.album('Vases', ids)
  const [link, owner, album] = [1, 1, 1]
  expect(await readsOf(ana, { kind: 'photos', ids })).toBe(link + owner + ids.length)
  expect([...fields].sort()).toEqual([...sharedDocuments.names].sort())

  const places = ids.length
  expect(await readsOf(ana, { kind: 'album', albumId })).toBe(link + owner + album + places + ids.length)
  expect([...fields].sort()).toEqual([...sharedDocuments.names].sort())

  await ana.request('PATCH', `/api/v1/albums/${albumId}`, { sort: 'taken' })
  expect(await readsOf(ana, { kind: 'album', albumId })).toBe(link + owner + album + ids.length)
  expect(fields).not.toContain('facets')
})
