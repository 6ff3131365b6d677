// Runs in a worker thread, because decoding is one long synchronous call, and its memory is freed with the worker.
import { parentPort, workerData } from 'node:worker_threads'
import { decodePrimary } from './heic-pixels.ts'
import { loadLibheif } from './libheif.ts'
import type { Pixels } from './pixels.ts'

export interface HeicQuestion {
  bytes: Uint8Array
  /** Pixels of the long edge, at most. */
  edge: number
}

async function decode({ bytes, edge }: HeicQuestion): Promise<Pixels | null> {
  const whole = await decodePrimary(loadLibheif(), bytes)
  if (!whole) return null
  const { default: sharp } = await import('sharp')
  const { data, width, height, channels } = whole
  const { data: pixels, info } = await sharp(data, {
    raw: { width, height, channels },
    limitInputPixels: false,
  })
    .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data: pixels, width: info.width, height: info.height, channels }
}

const answer = await decode(workerData)
parentPort?.postMessage(answer)
