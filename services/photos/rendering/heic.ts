// HEIC: the prebuilt image library has no HEVC decoder (because of patents), but libheif compiled to WebAssembly has
// one.
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { BadPicture, MAX_STEP_SECONDS } from './limits.ts'
import type { Pixels } from './pixels.ts'

/** The worker's answer: pixels in the file's own colours, no larger than the largest rendition, or null. */
export type Decoded = (Omit<Pixels, 'data'> & { data: Uint8Array }) | null

/**
 * Decodes the primary picture, upright by the container's own rotation and in its own colours. It runs in a worker that
 * ends with the picture, because WebAssembly memory never shrinks. Throws BadPicture.
 */
export async function decodeHeic(bytes: Buffer): Promise<Pixels> {
  const worker = new Worker(new URL('./heic-worker.ts', import.meta.url), {
    workerData: bytes,
    // The library writes to its output about a damaged file; only the answer matters.
    stdout: true,
    stderr: true,
  })
  try {
    const signal = AbortSignal.timeout(MAX_STEP_SECONDS * 1000)
    const [decoded]: Decoded[] = await once(worker, 'message', { signal })
    if (!decoded) throw new BadPicture('The file is damaged or incomplete.')
    const { data, ...size } = decoded
    return { ...size, data: Buffer.from(data.buffer, data.byteOffset, data.byteLength) }
  } catch (error) {
    if (error instanceof BadPicture) throw error
    const isSlow = error instanceof Error && error.name === 'AbortError'
    throw new BadPicture(isSlow ? 'It takes too long to decode.' : 'The file is damaged or incomplete.', {
      cause: error,
    })
  } finally {
    await worker.terminate()
  }
}
