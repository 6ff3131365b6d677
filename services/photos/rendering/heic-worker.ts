// Runs in a worker thread, because decoding is one long synchronous call, and its memory is freed with the worker.
import { parentPort, workerData } from 'node:worker_threads'
import { RENDITION_EDGES } from '../schemas.ts'
import type { Decoded } from './heic.ts'
import { decodePrimary } from './heic-pixels.ts'
import { loadLibheif } from './libheif.ts'

const LARGE = RENDITION_EDGES.preview

async function decode(bytes: Uint8Array): Promise<Decoded> {
  const whole = await decodePrimary(loadLibheif(), bytes)
  if (!whole) return null
  const { default: sharp } = await import('sharp')
  const { data, width, height, channels } = whole
  const { data: pixels, info } = await sharp(data, {
    raw: { width, height, channels },
    limitInputPixels: false,
  })
    .resize({ width: LARGE, height: LARGE, fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data: pixels, width: info.width, height: info.height, channels }
}

const answer = await decode(workerData)
parentPort?.postMessage(answer)
