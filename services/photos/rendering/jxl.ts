// JPEG XL: the prebuilt image library has no decoder for it, but jxl-oxide, written in Rust, runs as WebAssembly.
import { inWorker } from './in-worker.ts'

/** Decodes the (first) picture, upright and in sRGB, to a PNG. Throws BadPicture. */
export async function decodeJxl(bytes: Buffer): Promise<Buffer> {
  const png = await inWorker<Uint8Array>(new URL('./jxl-worker.ts', import.meta.url), bytes)
  return Buffer.from(png.buffer, png.byteOffset, png.byteLength)
}
