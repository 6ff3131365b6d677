// One person's bad files must never delay another's, with the real processes and Pub/Sub's pauses after failures.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createStudioClient, type NewPhoto, type StudioClient, startSession } from '../../scripts/client.ts'
import { photograph } from '../../scripts/photograph.ts'
import { type Studio, startStudio } from '../../scripts/studio.ts'
import { heic } from '../../services/photos/rendering/test-heic.ts'
import {
  hugeAvif,
  hugePng,
  hugeProgressiveJpeg,
  plain,
  RED,
} from '../../services/photos/rendering/test-pictures.ts'
import { tiff } from '../../services/photos/rendering/test-tiff.ts'
import type { Photo, UploadAnswer } from '../../services/photos/schemas.ts'
import { COMPILED } from './compiled.ts'

const SOON = { timeout: 120_000, interval: 200 }
const FUNCTIONS = ['photo-thumbnails', 'photo-metadata']
const dataDir = mkdtempSync(join(tmpdir(), 'atelier-poison-'))
let studio: Studio

beforeAll(async () => {
  studio = await startStudio({ dataDir, port: 0, compileCacheDir: COMPILED })
})
afterAll(async () => {
  await studio?.[Symbol.asyncDispose]()
  rmSync(dataDir, { recursive: true, force: true })
})

/** TIFFs of 16 × 16 pixels with the given channels, photometric interpretation and compression. */
const oddTiff = (channels: number, photometric = 2, compression = 1) =>
  tiff({
    width: 16,
    height: 16,
    bits: Array.from({ length: channels }, () => 8),
    photometric,
    samples: randomBytes(256 * channels),
    tags: { 259: [compression], 338: Array.from({ length: Math.max(0, channels - 3) }, () => 0) },
  })

async function poison(): Promise<Record<string, Buffer>> {
  const jpeg = Buffer.from((await photograph(900)).bytes)
  const png = await plain(900, 700).png({ compressionLevel: 0 }).toBuffer()
  const webp = await plain(300, 300).webp().toBuffer()
  const still = heic({ columns: 4, rows: 4, colourAt: () => RED })
  const noise = (head: Buffer | string) => Buffer.concat([Buffer.from(head), randomBytes(5000)])
  return {
    'six channels': oddTiff(6),
    'five channels': oddTiff(5),
    CIELab: oddTiff(3, 8),
    'old JPEG in a TIFF': oddTiff(3, 2, 6),
    'broken LZW': oddTiff(3, 2, 5),
    'a huge PNG': hugePng(30_000, 30_000),
    'a cut PNG': png.subarray(0, 90_000),
    'a huge AVIF': await hugeAvif(12_000, 12_000),
    'a huge progressive JPEG': await hugeProgressiveJpeg(12_000, 12_000),
    'a large progressive JPEG of nothing': await hugeProgressiveJpeg(9000, 9000),
    'a JPEG cut in its header': jpeg.subarray(0, 200),
    'a JPEG of noise': noise(jpeg.subarray(0, 700)),
    'a cut WebP': webp.subarray(0, 60),
    'a WebP of noise': noise('RIFF\x88\x13\0\0WEBPVP8 '),
    'a GIF of noise': noise('GIF89a'),
    'a cut HEIC': still.subarray(0, still.length - 3000),
    'a HEIC of noise': noise(still.subarray(0, 400)),
    'an AVIF of noise': noise('\0\0\0\x20ftypavif\0\0\0\0avifmif1miafMA1B'),
    'a TIFF of noise': noise('II*\0\x08\0\0\0\xff\x7f'),
    'a JPEG XL of noise': noise(Buffer.from('ff0afa7f0188', 'hex')),
    'a raw file without a preview': noise('II*\0\x10\0\0\0CR\x02\0\0\0\0\0\0\0\0\0'),
    'a raw file of nothing but beginnings': Buffer.concat([
      Buffer.from('FUJIFILMCCD-RAW '),
      Buffer.alloc(5_000_000, Buffer.from('ffd8ffe0', 'hex')),
    ]),
    'a text': Buffer.from('Dear Sir,\n'.repeat(100)),
  }
}

test('23 poisoned files of one person cause no wait for another', async () => {
  const [bad, good] = [await newPerson('bad'), await newPerson('good')]
  const files = Object.entries(await poison())
  expect(files).toHaveLength(23)
  const first = await good.upload(await photograph(1))
  await expect.poll(() => statusOf(good, first), SOON).toBe('ready')

  const poisoned = await Promise.all(files.map(([name, bytes]) => bad.upload(file(name, bytes))))
  // One more, whose sender declares a content encoding.
  poisoned.push(await uploadEncoded(bad, file('packed', gzipSync(Buffer.alloc(5_000_000)))))
  const photos = await Promise.all([2, 3, 4, 5, 6].map(async (seed) => good.upload(await photograph(seed))))

  for (const photo of photos) await expect.poll(() => statusOf(good, photo), SOON).toBe('ready')
  for (const photo of poisoned) await expect.poll(() => statusOf(bad, photo), SOON).toMatch(/ready|rejected/)
  // No delivery failed: nothing was retried, and Pub/Sub never paused.
  expect(await failedDeliveries()).toEqual([])
  const shown = await Promise.all(poisoned.map((photo) => statusOf(bad, photo)))
  expect(shown.filter((status) => status === 'rejected').length).toBeGreaterThanOrEqual(21)
})

/** The lines of the local cloud's metrics about pushes to the photo functions that were not acknowledged at once. */
async function failedDeliveries(): Promise<string[]> {
  const text = await (await fetch(`${studio.cloud.consoleUrl}/metrics`)).text()
  return text
    .split('\n')
    .filter((line) => /^pubsub_(push_deliveries|retries)_total/.test(line))
    .filter((line) => FUNCTIONS.some((name) => line.includes(`"${name}"`)) && !line.includes('acked'))
}

const file = (name: string, bytes: Buffer): NewPhoto => ({
  name: `${name}.tif`,
  contentType: 'image/tiff',
  bytes: new Uint8Array(bytes),
})

async function uploadEncoded(client: StudioClient, photo: NewPhoto): Promise<UploadAnswer> {
  const answer = await client.requestUpload(photo)
  const headers = { ...answer.grant!.headers, 'content-encoding': 'gzip' }
  const sent = await fetch(await startSession({ ...answer.grant!, headers }), {
    method: 'PUT',
    body: photo.bytes,
  })
  expect(sent.status).toBe(200)
  return answer
}

async function statusOf(client: StudioClient, { photo }: UploadAnswer): Promise<Photo['status']> {
  return (await client.call<Photo>('GET', `/photos/${photo.id}`)).status
}

async function newPerson(name: string): Promise<StudioClient> {
  const client = createStudioClient(studio.url)
  await client.register({ email: `${name}@example.com`, password: 'a long enough password', name })
  return client
}
