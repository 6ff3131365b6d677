// Runs in a worker thread: decoding is one long synchronous call, and its memory goes with the worker.
import { parentPort, workerData } from 'node:worker_threads'
import type { Decoded } from './heic.ts'
import { loadLibheif } from './libheif.ts'
import { LONG_EDGES } from './settings.ts'

const LARGE = LONG_EDGES[1]

async function decode(bytes: Uint8Array): Promise<Decoded> {
  const libheif = loadLibheif()
  const images = new libheif.HeifDecoder().decode(bytes)
  const image = images.find((candidate) => candidate.is_primary()) ?? images[0]
  if (!image) return null
  const hasAlpha = image.has_alpha_channel()
  const chroma = hasAlpha ? 'heif_chroma_interleaved_RGBA' : 'heif_chroma_interleaved_RGB'
  const decoded = await libheif.heif_js_decode_image2(
    image.handle,
    libheif.heif_colorspace.heif_colorspace_RGB,
    libheif.heif_chroma[chroma],
  )
  const channel = decoded.channels?.[0]
  if (!channel) return null
  const channels = hasAlpha ? 4 : 3
  // sharp takes rows without gaps: the padding counts as pixels, and is cut off before resizing.
  const { default: sharp } = await import('sharp')
  const { data, stride, width, height } = channel
  const { data: pixels, info } = await sharp(data, {
    raw: { width: stride / channels, height, channels },
    limitInputPixels: false,
  })
    .extract({ left: 0, top: 0, width, height })
    .resize({ width: LARGE, height: LARGE, fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data: pixels, width: info.width, height: info.height, channels }
}

const answer = await decode(workerData)
parentPort?.postMessage(answer)
