import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Firestore } from '@google-cloud/firestore'
import type { Account } from '../../services/accounts/schemas.ts'
import { complete } from '../../services/photos/complete.ts'
import { newPhoto } from '../../services/photos/new-photo.ts'
import type { PhotoFacts } from '../../services/photos/record.ts'
import { createStudioClient, type StudioClient } from '../client.ts'
import { startStudio } from '../studio.ts'
import { median, type Row, timed } from './measure.ts'

const FEW = 1000
const MANY = 100_000
const PAGES = 40
const MINUTE_MS = 60_000

/** Measures a page of the timeline for a person with 100,000 photos against one with 1,000, in turns. */
export async function measureGallery(): Promise<Row> {
  const dataDir = mkdtempSync(join(tmpdir(), 'atelier-bench-'))
  try {
    await using studio = await startStudio({ dataDir, port: 0 })
    Object.assign(process.env, studio.cloud.environmentFor('studio-api'))
    const firestore = new Firestore({ projectId: studio.cloud.projectId })
    const few = await owner(studio.url, firestore, FEW)
    const many = await owner(studio.url, firestore, MANY)
    await firestore.terminate()

    const ratios: number[] = []
    const times: number[] = []
    for (let page = 0; page < PAGES; page++) {
      const small = await timed(() => few.call('GET', '/photos?limit=100'))
      const large = await timed(() => many.call('GET', '/photos?limit=100'))
      ratios.push(large / small)
      times.push(large)
    }
    return {
      what: 'a gallery page with 100,000 photos against 1,000',
      goal: '≤ 1.1 ×',
      measured: `${median(ratios).toFixed(2)} × (${median(times).toFixed(1)} ms)`,
      met: median(ratios) <= 1.1,
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/**
 * A person who owns `count` photos. The documents are written straight into the database, because only reading is
 * measured.
 */
async function owner(url: string, firestore: Firestore, count: number): Promise<StudioClient> {
  const client = createStudioClient(url)
  const person = { email: `owner-${count}@example.com`, password: 'a long enough password', name: 'Owner' }
  const { id: ownerId } = await client.call<Account>('POST', '/accounts', person)
  const writer = firestore.bulkWriter({ throttling: false })
  for (let i = 0; i < count; i++) {
    const { id, ...document } = complete(photo(ownerId, i), null, new Date().toISOString())
    void writer.set(firestore.collection('photos').doc(id), document)
  }
  await writer.close()
  return client
}

function photo(ownerId: string, i: number): PhotoFacts {
  const at = new Date(Date.UTC(2010, 0, 1) + i * 73 * MINUTE_MS).toISOString()
  const contentType = 'image/jpeg'
  const sha256 = i.toString(16).padStart(64, '0')
  const upload = { name: `photo-${i}.jpg`, contentType, size: 4_000_000, sha256 }
  return {
    ...newPhoto({ ownerId, id: `${ownerId}-${i}`, upload, contentType, at }),
    generation: '1',
    thumbnails: {
      contentType,
      width: 4000,
      height: 3000,
      ratio: 4 / 3,
      thumbhash: '3OcRJYB4d3h/iIeHeEh3eIhw+j3A',
      isAnimated: false,
      preview: '0123456789abcdef-1600.webp',
      thumbnail: '0123456789abcdef-320.webp',
    },
    takenAt: at,
    tags: [`tag-${i % 20}`],
  }
}
