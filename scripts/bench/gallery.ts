import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Firestore } from '@google-cloud/firestore'
import type { Account } from '../../services/accounts/schemas.ts'
import { createStudioClient, type StudioClient } from '../client.ts'
import { startStudio } from '../studio.ts'
import { median, type Row, timed } from './measure.ts'
import { benchPhoto, writePhotos } from './photos-of.ts'

const FEW = 1000
const MANY = 100_000
const PAGES = 40

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
  await writePhotos(
    firestore,
    Array.from({ length: count }, (_, i) => benchPhoto(ownerId, i)),
  )
  return client
}
