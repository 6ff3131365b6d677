// A page of an album with 20,000 photos against one with 20, in both orders.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Firestore } from '@google-cloud/firestore'
import type { Account } from '../../services/accounts/schemas.ts'
import { MEMBERS } from '../../services/photos/albums/members.ts'
import { placeOfArrival } from '../../services/photos/albums/places.ts'
import type { Album } from '../../services/photos/albums/schemas.ts'
import type { PhotoTile } from '../../services/photos/schemas.ts'
import type { PageOf } from '../../services/platform/schemas.ts'
import { createStudioClient, type StudioClient } from '../client.ts'
import { startStudio } from '../studio.ts'
import { median, type Row, timed } from './measure.ts'
import { benchPhoto, writePhotos } from './photos-of.ts'

const FEW = 20
const MANY = 20_000
/** Both pages are full. */
const PAGE = 20
const WARM_UP = 10
const ROUNDS = 60

/** Measures a first page for a person with a large album against a person with a small one, in turns. */
export async function measureAlbums(): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'atelier-bench-'))
  try {
    await using studio = await startStudio({ dataDir, port: 0 })
    Object.assign(process.env, studio.cloud.environmentFor('studio-api'))
    const firestore = new Firestore({ projectId: studio.cloud.projectId })
    const few = await ownerOf(studio.url, firestore, FEW)
    const many = await ownerOf(studio.url, firestore, MANY)
    await firestore.terminate()
    const rows: Row[] = []
    for (const [how, sort] of [
      ['by hand', 'sort=hand'],
      ['by time', 'sort=taken'],
    ] as const) {
      const ratios: number[] = []
      const times: number[] = []
      for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
        const small = await timed(() => page(few, sort))
        const large = await timed(() => page(many, sort))
        if (round < WARM_UP) continue
        ratios.push(large / small)
        times.push(large)
      }
      rows.push({
        what: `a page of an album of 20,000 photos ${how} against one of 20`,
        goal: '≤ 1.1 ×',
        measured: `${median(ratios).toFixed(2)} × (${median(times).toFixed(1)} ms)`,
        met: median(ratios) <= 1.1,
      })
    }
    return rows
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

interface Owner {
  client: StudioClient
  albumId: string
}

async function page({ client, albumId }: Owner, sort: string): Promise<void> {
  const path = `/photos?album=${albumId}&limit=${PAGE}&${sort}`
  const { items } = await client.call<PageOf<PhotoTile>>('GET', path)
  if (items.length !== PAGE) throw new Error(`A page had ${items.length} photos`)
}

/** A person who has `count` photos, all in one album. */
async function ownerOf(url: string, firestore: Firestore, count: number): Promise<Owner> {
  const client = createStudioClient(url)
  const person = { email: `owner-${count}@example.com`, password: 'a long enough password', name: 'Owner' }
  const { id: ownerId } = await client.call<Account>('POST', '/accounts', person)
  const { id: albumId } = await client.call<Album>('POST', '/albums', { title: 'All' })
  const photos = Array.from({ length: count }, (_, i) => ({ ...benchPhoto(ownerId, i), albums: [albumId] }))
  await writePhotos(firestore, photos, ({ id: photoId, addedAt }) => {
    const place = placeOfArrival({ photoId, at: Date.parse(addedAt), index: 0 })
    return [{ path: `${MEMBERS}/${albumId}_${photoId}`, data: { ownerId, albumId, photoId, place, addedAt } }]
  })
  return { client, albumId }
}
