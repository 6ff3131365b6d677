// One archive of 1,000 photos as the API sends it, against a bare zip stream of the same objects.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import sharp from 'sharp'
import type { PhotoArchive } from '../../services/photos/archives/changes.ts'
import { originalPath } from '../../services/photos/paths.ts'
import type { PhotoTile } from '../../services/photos/schemas.ts'
import type { PageOf } from '../../services/platform/schemas.ts'
import { createStudioClient, type StudioClient } from '../client.ts'
import { startStudio } from '../studio.ts'
import { instancesOf } from '../studio-process.ts'
import { inParallel } from './bare.ts'
import { MB, median, type Row } from './measure.ts'
import { memoryTogether } from './processes.ts'

const PHOTOS = 1000
/** Each is a few kilobytes larger than the one before. */
const LEAST_BYTES = 200_000
const GROWS = 400
const ROUNDS = 7
const PAUSE_MS = 500
const GOAL = 0.8
const GROWTH_GOAL = 1.15

export async function measureArchives(): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'atelier-bench-'))
  try {
    await using studio = await startStudio({ dataDir, port: 0 })
    Object.assign(process.env, studio.cloud.environmentFor('studio-api'))
    const { projectId } = studio.cloud
    const client = createStudioClient(studio.url)
    const person = { email: 'bench@example.com', password: 'a long enough password', name: 'Bench' }
    const { id: ownerId } = await client.register(person)
    const bucket = `${projectId}-originals`
    const names = await store(client, ownerId)
    const { url } = await client.call<PhotoArchive>('POST', '/photos/archives', {
      ...{ filter: {}, files: 'originals' },
    })
    if (url === null) throw new Error('The archive is not streamed')
    await using bare = await startBare([projectId, bucket, ...names])
    return await compare(
      () => ours(client, url),
      () => theirs(bare.url),
    )
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function compare(ours: () => Promise<Response>, bare: () => Promise<Response>): Promise<Row[]> {
  const ratios: number[] = []
  const rates: number[] = []
  let early = 0
  for (let round = -1; round < ROUNDS; round += 1) {
    const theirs = await rateOf(await bare())
    const rate = await rateOf(await ours())
    // The first round warms both up.
    if (round < 0) early = apiMemory()
    else {
      ratios.push(rate / theirs)
      rates.push(rate)
    }
  }
  const late = apiMemory()
  const all = ratios.map((ratio) => ratio.toFixed(2)).join(', ')
  return [
    {
      what: 'an archive of 1,000 photos, its rate against a bare zip stream of the same objects',
      goal: `≥ ${GOAL}`,
      measured: `${median(ratios).toFixed(2)} (${all}), ${Math.round(median(rates) / MB)} MB a second`,
      met: median(ratios) >= GOAL,
    },
    {
      what: `memory of the API after ${ROUNDS} more such archives`,
      goal: `flat, ≤ ${GROWTH_GOAL} ×`,
      measured: `${(late / early).toFixed(2)} × (${Math.round(early / MB)} and ${Math.round(late / MB)} MB)`,
      met: late <= early * GROWTH_GOAL,
    },
  ]
}

/** Bytes a second, to the last one. */
async function rateOf(answer: Response): Promise<number> {
  if (!answer.ok || !answer.body) throw new Error(`An archive answered ${answer.status}`)
  const started = performance.now()
  let bytes = 0
  for await (const chunk of answer.body) bytes += chunk.length
  if (bytes < PHOTOS * LEAST_BYTES) throw new Error(`An archive had only ${bytes} bytes`)
  return (bytes / (performance.now() - started)) * 1000
}

const theirs = (url: string) => fetch(url)
const ours = (client: StudioClient, url: string) => client.send('GET', url)

function apiMemory(): number {
  const api = instancesOf(process.pid).filter(({ service }) => service === 'api')
  return memoryTogether(api.map(({ pid }) => pid))
}

/** Uploads photos, and waits until the functions know all about them. Returns the names of their objects. */
async function store(client: StudioClient, ownerId: string): Promise<string[]> {
  const names: string[] = []
  const small = await sharp({ create: { width: 64, height: 48, channels: 3, background: 'teal' } })
    .jpeg()
    .toBuffer()
  const numbers = Array.from({ length: PHOTOS }, (_, i) => i)
  await inParallel(numbers, 8, async (i) => {
    // What follows a picture in its file costs the functions nothing.
    const bytes = Buffer.concat([small, randomBytes(LEAST_BYTES + i * GROWS)])
    const { photo } = await client.upload({ name: `${i}.jpg`, contentType: 'image/jpeg', bytes })
    names.push(originalPath({ ownerId, photoId: photo.id }))
  })
  for (const status of ['uploading', 'processing'])
    for (;;) {
      const { items } = await client.call<PageOf<PhotoTile>>('GET', `/photos?status=${status}&limit=1`)
      if (items.length === 0) break
      await setTimeout(PAUSE_MS)
    }
  return names
}

async function startBare(words: readonly string[]) {
  const script = join(import.meta.dirname, 'bare-zip.ts')
  const child = spawn(process.execPath, [script, ...words], { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const url of createInterface({ input: child.stdout }))
    return { url, [Symbol.asyncDispose]: async () => void child.kill() }
  throw new Error('The bare zip stream did not start')
}
