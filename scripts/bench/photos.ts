import type { StudioClient } from '../client.ts'
import { uploadAll } from '../demo/upload-all.ts'
import { photograph } from '../photograph.ts'
import { bareRenditions, inParallel } from './bare.ts'
import { MB, median, memoryOf, type Row, timed } from './measure.ts'

const TWELVE_MEGAPIXELS = { width: 4000, height: 3000 }
const FIFTY_MEGAPIXELS = { width: 8660, height: 5774 }
const ROUNDS = 3
const PHOTOS_A_ROUND = 16
/** As many at a time as the function handles; the bare loop gets the same. */
const PARALLEL = 4
const SINGLES = 9

/** Photos per second through the whole studio against a bare loop over sharp, in turns. */
export async function measureThroughput(client: StudioClient): Promise<Row> {
  const ratios: number[] = []
  const speeds: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const photos = await Promise.all(
      Array.from({ length: PHOTOS_A_ROUND }, (_, i) => photograph(round * 1000 + i, TWELVE_MEGAPIXELS)),
    )
    const bare = await timed(() => inParallel(photos, PARALLEL, (photo) => bareRenditions(photo.bytes)))
    const images = photos.map((photo) => ({ name: photo.name, read: () => photo }))
    const { elapsed } = await uploadAll(client, images, { parallel: PARALLEL })
    if (round === 0) continue // warms up both sides
    ratios.push(bare / elapsed)
    speeds.push(PHOTOS_A_ROUND / (elapsed / 1000))
  }
  return {
    what: 'photos per second, upload to ready, against a bare sharp loop (12 megapixels)',
    goal: '≥ 0.85',
    measured: `${median(ratios).toFixed(2)} (${median(speeds).toFixed(1)} a second)`,
    met: median(ratios) >= 0.85,
  }
}

/** One photo at a time on the warm, idle system: upload finished to thumbnail announced, against bare sharp. */
export async function measureLatency(client: StudioClient): Promise<Row> {
  const ratios: number[] = []
  const times: number[] = []
  for (let i = 0; i < SINGLES; i++) {
    const photo = await photograph(50_000 + i, TWELVE_MEGAPIXELS)
    const bare = await timed(() => bareRenditions(photo.bytes))
    const { photos } = await uploadAll(client, [{ name: photo.name, read: () => photo }], { parallel: 1 })
    const took = photos[0]?.toThumbnail
    if (typeof took !== 'number') throw new Error('The photo got no thumbnail')
    ratios.push(took / bare)
    times.push(took)
  }
  return {
    what: 'one photo, upload finished to thumbnail visible, against bare sharp',
    goal: '≤ 1.5 ×',
    measured: `${median(ratios).toFixed(2)} × (${Math.round(median(times))} ms)`,
    met: median(ratios) <= 1.5,
  }
}

/** The highest memory of a thumbnail instance that rendered a 50-megapixel JPEG. */
export async function measureMemory(client: StudioClient, pids: () => number[]): Promise<Row> {
  const photo = await photograph(90_000, FIFTY_MEGAPIXELS)
  await uploadAll(client, [{ name: photo.name, read: () => photo }], { parallel: 1 })
  const peak = Math.max(...pids().map((pid) => memoryOf(pid).peak))
  return {
    what: 'memory of a thumbnail instance, 50-megapixel JPEG',
    goal: '≤ 300 MB',
    measured: `${Math.round(peak / MB)} MB`,
    met: peak <= 300 * MB,
  }
}
