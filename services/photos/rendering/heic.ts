// HEIC: the prebuilt image library has no HEVC decoder (because of patents), but libheif compiled to WebAssembly has
// one.
import type { HeicQuestion } from './heic-worker.ts'
import { inWorker } from './in-worker.ts'
import type { Pixels } from './pixels.ts'

/**
 * Decodes the primary picture, upright by the container's own rotation and in its own colours, with a long edge of at
 * most `edge`. Throws BadPicture.
 */
export async function decodeHeic(bytes: Buffer, edge: number): Promise<Pixels> {
  const question: HeicQuestion = { bytes, edge }
  const { data, ...size } = await inWorker<Pixels>(new URL('./heic-worker.ts', import.meta.url), question)
  return { ...size, data: Buffer.from(data.buffer, data.byteOffset, data.byteLength) }
}
