// How long somebody waits for the first byte of a page of 500 photos, in a portfolio and by a link.
import { mkdtempSync, rmSync } from 'node:fs'
import http from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Firestore } from '@google-cloud/firestore'
import { MEMBERS } from '../../services/photos/albums/members.ts'
import { placeOfArrival } from '../../services/photos/albums/places.ts'
import type { Album } from '../../services/photos/albums/schemas.ts'
import type { CreatedLink } from '../../services/photos/links/schemas.ts'
import { portfolioPath } from '../../services/photos/portfolio/schemas.ts'
import { createStudioClient } from '../client.ts'
import { startStudio } from '../studio.ts'
import { firstByte, measureFirstByte, measureScript } from './first-byte.ts'
import type { Row } from './measure.ts'
import { benchPhoto, writePhotos } from './photos-of.ts'

const PHOTOS = 500
const GOAL_MS = 40
const SCRIPT_GOAL = 60_000
const HANDLE = 'bench-portfolio'
/** A photo without it is not ready, and nobody sees it. */
const METADATA = {
  ...{ camera: 'Leica M6', lens: null, exposureTime: null, fNumber: null, iso: null, focalLength: null },
  ...{ focalLength35mm: null, flash: null, software: null, author: null, copyright: null, position: null },
}

export async function measureGalleryPages(): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'atelier-bench-'))
  try {
    await using studio = await startStudio({ dataDir, port: 0 })
    Object.assign(process.env, studio.cloud.environmentFor('studio-api'))
    const firestore = new Firestore({ projectId: studio.cloud.projectId })
    const paths = await publish(studio.url, firestore)
    await firestore.terminate()
    await Promise.all(Object.values(paths).map((path) => checkPhotos(studio.url + path)))
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
    const at = (path: string) => () => firstByte(studio.url + path, agent)
    const rows = [
      await measureFirstByte('a public album of 500 photos', GOAL_MS, at(paths.album)),
      await measureFirstByte('a link to 500 photos', GOAL_MS, at(paths.link)),
    ]
    agent.destroy()
    return [...rows, measureScript('a gallery page', 'gallery-files.json', SCRIPT_GOAL)]
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** A page without photos would be fast. */
async function checkPhotos(url: string): Promise<void> {
  const shown = (await (await fetch(url)).text()).match(/data-photo=/g)?.length ?? 0
  if (shown !== PHOTOS) throw new Error(`${url} shows ${shown} photos`)
}

async function publish(url: string, firestore: Firestore): Promise<{ album: string; link: string }> {
  const client = createStudioClient(url)
  const person = { email: 'bench@example.com', password: 'a long enough password', name: 'Bench' }
  const { id: ownerId } = await client.register(person)
  const { id: albumId } = await client.call<Album>('POST', '/albums', { title: 'Vases' })
  const description = 'A vase of stoneware with a glaze of ash, fired for three days.'
  const photos = Array.from({ length: PHOTOS }, (_, i) => ({
    ...benchPhoto(ownerId, i),
    ...{ albums: [albumId], title: `Vase ${i}`, description, metadata: METADATA },
  }))
  await writePhotos(firestore, photos, ({ id: photoId, addedAt }) => {
    const place = placeOfArrival({ photoId, at: Date.parse(addedAt), index: 0 })
    return [{ path: `${MEMBERS}/${albumId}_${photoId}`, data: { ownerId, albumId, photoId, place, addedAt } }]
  })
  await client.call('PUT', '/photo-portfolio', {
    ...{ handle: HANDLE, isPublished: true, displayName: 'Bench', about: 'Vases.', look: 'editorial' },
    ...{ accent: '#a53817', takesMessages: true, linksShop: false, albumIds: [albumId] },
  })
  const source = { kind: 'album', albumId }
  const { path } = await client.call<CreatedLink>('POST', '/photo-links', { title: 'Vases', source })
  return { album: portfolioPath(HANDLE, '/vases'), link: path }
}
