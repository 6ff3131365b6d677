import sharp from 'sharp'
import type { NewPhoto, StudioClient } from '../client.ts'
import { uploadAll } from '../demo/upload-all.ts'
import { watchPhotos } from '../demo/watcher.ts'
import { photograph } from '../photograph.ts'
import { bareRenditions, inParallel } from './bare.ts'
import { MB, median, type Row, timed } from './measure.ts'
import { memoryTogether, processorTimeOf } from './processes.ts'

const TWELVE_MEGAPIXELS = { width: 4000, height: 3000 }
const FIFTY_MEGAPIXELS = { width: 8660, height: 5774 }
/** The number is odd, for a median. The first round warms both sides up. */
const ROUNDS = 5
const WARM_UP = 1
const PHOTOS_A_ROUND = 8
/** As many at a time as one instance handles; the bare loop gets the same number. */
const PARALLEL = 4
const SINGLES = 5
/** There are several, because memory that the first leaves behind counts for the next. */
const LARGE_PHOTOS = 3
const SAMPLE_MS = 200

export interface Measured {
  client: StudioClient
  /** The process ids of the whole studio, and those of the thumbnails function. */
  studio: number
  thumbnailers: () => number[]
}

/**
 * Measures photos through the whole studio against a bare loop over sharp, in turns. The ratios compare processor time:
 * both sides keep every core busy, and on a machine that does other things too only processor time is comparable.
 */
export async function measureThroughput({ client, studio, thumbnailers }: Measured): Promise<Row[]> {
  const films = [await photograph(1, TWELVE_MEGAPIXELS), await photograph(2, TWELVE_MEGAPIXELS)]
  const rounds: { own: number; whole: number; speed: number }[] = []
  await using watcher = await watchPhotos(client)
  // One window is open for all of them.
  const watch = () =>
    Promise.resolve({ until: watcher.until, [Symbol.asyncDispose]: () => Promise.resolve() })
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const batch = Array.from({ length: PHOTOS_A_ROUND }, (_, i) =>
      another(films[i % films.length]!, round * PHOTOS_A_ROUND + i),
    )
    const bare = await processorTime(
      () => 0,
      () => inParallel(batch, PARALLEL, (photo) => bareRenditions(photo.bytes)),
    )
    let own = processorTimeOf(thumbnailers())
    const started = performance.now()
    const whole = await processorTime(
      () => processorTimeOf([studio]),
      () =>
        // The next photo is sent when one is ready, because more at a time would only start more instances.
        inParallel(batch, PARALLEL, async (photo) => {
          const { photos: outcomes } = await uploadAll(
            client,
            [{ name: photo.name, path: photo.name, read: () => photo }],
            {
              parallel: 1,
              watch,
            },
          )
          if (outcomes[0]?.status !== 'ready') throw new Error(`${photo.name}: ${outcomes[0]?.reason}`)
        }),
    )
    const speed = PHOTOS_A_ROUND / ((performance.now() - started) / 1000)
    own = processorTimeOf(thumbnailers()) - own
    if (round >= WARM_UP) rounds.push({ own: bare / own, whole: bare / whole, speed })
  }
  const row = (what: string, ratios: number[], goal: number, note = ''): Row => ({
    what,
    goal: `≥ ${goal.toFixed(2)}`,
    measured: `${median(ratios).toFixed(2)} (${ratios.map((ratio) => ratio.toFixed(2)).join(', ')})${note}`,
    met: median(ratios) >= goal,
  })
  const speed = median(rounds.map((round) => round.speed))
  return [
    row(
      'photos of 12 megapixels, processor time of bare sharp against the function’s own',
      rounds.map((round) => round.own),
      0.9,
    ),
    row(
      'the same against everything: function, client, API and cloud on the same cores',
      rounds.map((round) => round.whole),
      0.72,
      `, ${speed.toFixed(1)} photos a second`,
    ),
  ]
}

/** Milliseconds of processor time that `work` takes in this process and, according to `others`, in others. */
async function processorTime(others: () => number, work: () => Promise<unknown>): Promise<number> {
  const before = benchTime() + others()
  await work()
  return benchTime() + others() - before
}

/** Milliseconds of processor time of this process. */
function benchTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** The same picture with other bytes, which the studio treats as another photo. It costs nothing to make. */
function another({ name, contentType, bytes }: NewPhoto, number: number): NewPhoto {
  const comment = Buffer.from(`photo ${number}`)
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, comment.length + 2])
  return { name, contentType, bytes: new Uint8Array(Buffer.concat([head, comment, bytes.subarray(2)])) }
}

/**
 * Measures one photo at a time on the warm, idle system, from the finished upload to the announced thumbnail, against
 * bare sharp.
 */
export async function measureLatency(client: StudioClient): Promise<Row> {
  const ratios: number[] = []
  const times: number[] = []
  const film = await photograph(5, TWELVE_MEGAPIXELS)
  for (let i = 0; i < SINGLES; i++) {
    const photo = another(film, i)
    const bare = await timed(() => bareRenditions(photo.bytes))
    const { photos } = await uploadAll(client, [{ name: photo.name, path: photo.name, read: () => photo }], {
      parallel: 1,
    })
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

/** Painting one of this size would take longer than everything that is measured. */
async function enlarged(photo: NewPhoto): Promise<NewPhoto> {
  const bytes = await sharp(photo.bytes).resize(FIFTY_MEGAPIXELS).jpeg({ quality: 88 }).toBuffer()
  return { ...photo, bytes: new Uint8Array(bytes) }
}

/**
 * Measures the peak memory of an instance, including the processes that decode for it, while it renders 50-megapixel
 * JPEGs one by one.
 */
export async function measureMemory(client: StudioClient, pids: () => number[]): Promise<Row> {
  const upload = (photo: NewPhoto) =>
    uploadAll(client, [{ name: photo.name, path: photo.name, read: () => photo }], { parallel: 1 })
  await upload(await photograph(6))
  const instances = pids()
  const large = await enlarged(await photograph(7, TWELVE_MEGAPIXELS))
  let peak = 0
  const sampling = setInterval(() => {
    peak = Math.max(peak, ...instances.map((pid) => memoryTogether([pid])))
  }, SAMPLE_MS)
  for (let i = 0; i < LARGE_PHOTOS; i++) await upload(another(large, i))
  clearInterval(sampling)
  return {
    what: 'memory of a thumbnail instance, 50-megapixel JPEG',
    goal: '≤ 300 MB',
    measured: `${Math.round(peak / MB)} MB`,
    met: peak <= 300 * MB,
  }
}
