import type { StudioClient } from '../client.ts'
import { uploadAll } from '../demo/upload-all.ts'
import { photograph } from '../photograph.ts'
import { bareRenditions, inParallel } from './bare.ts'
import { MB, median, type Row, timed } from './measure.ts'
import { peakMemoryOf, processorTimeOf } from './processes.ts'

const TWELVE_MEGAPIXELS = { width: 4000, height: 3000 }
const FIFTY_MEGAPIXELS = { width: 8660, height: 5774 }
const ROUNDS = 3
const PHOTOS_A_ROUND = 12
/** As many at a time as the function handles; the bare loop gets the same. */
const PARALLEL = 4
const SINGLES = 9

export interface Measured {
  client: StudioClient
  /** The process of the whole studio, and those of the thumbnails function. */
  studio: number
  thumbnailers: () => number[]
}

/**
 * Photos through the whole studio against a bare loop over sharp, in turns. The ratios are of processor time: both
 * keep every core busy, and on a machine that does other things too only that can be compared.
 */
export async function measureThroughput({ client, studio, thumbnailers }: Measured): Promise<Row[]> {
  const own: number[] = []
  const whole: number[] = []
  const speeds: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const photos = await Promise.all(
      Array.from({ length: PHOTOS_A_ROUND }, (_, i) => photograph(round * 1000 + i, TWELVE_MEGAPIXELS)),
    )
    const before = {
      bench: benchTime(),
      studio: processorTimeOf([studio]),
      own: processorTimeOf(thumbnailers()),
    }
    const images = photos.map((photo) => ({ name: photo.name, read: () => photo }))
    const { elapsed } = await uploadAll(client, images, { parallel: PARALLEL })
    const used = {
      own: processorTimeOf(thumbnailers()) - before.own,
      whole: benchTime() - before.bench + processorTimeOf([studio]) - before.studio,
    }
    const start = benchTime()
    await inParallel(photos, PARALLEL, (photo) => bareRenditions(photo.bytes))
    const bare = benchTime() - start
    if (round === 0) continue // warms up both sides
    own.push(bare / used.own)
    whole.push(bare / used.whole)
    speeds.push(PHOTOS_A_ROUND / (elapsed / 1000))
  }
  const row = (what: string, ratios: number[], goal: number, note = ''): Row => ({
    what,
    goal: `≥ ${goal.toFixed(2)}`,
    measured: `${median(ratios).toFixed(2)}${note}`,
    met: median(ratios) >= goal,
  })
  return [
    row('photos of 12 megapixels, processor time of bare sharp against the function’s own', own, 0.9),
    row(
      'the same against everything: function, client, API and cloud on the same cores',
      whole,
      0.72,
      ` (${median(speeds).toFixed(1)} photos a second)`,
    ),
  ]
}

/** Milliseconds of processor time of this process. */
function benchTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
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

/** The highest memory of a thumbnail instance, with the processes that decode for it, that rendered a 50-megapixel JPEG. */
export async function measureMemory(client: StudioClient, pids: () => number[]): Promise<Row> {
  const photo = await photograph(90_000, FIFTY_MEGAPIXELS)
  await uploadAll(client, [{ name: photo.name, read: () => photo }], { parallel: 1 })
  const peak = Math.max(...pids().map((pid) => peakMemoryOf([pid])))
  return {
    what: 'memory of a thumbnail instance, 50-megapixel JPEG',
    goal: '≤ 300 MB',
    measured: `${Math.round(peak / MB)} MB`,
    met: peak <= 300 * MB,
  }
}
