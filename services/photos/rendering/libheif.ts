import { createRequire } from 'node:module'

/** The part of libheif-js that is used here; the package has no types. An error has `code` instead of `channels`. */
export interface Libheif {
  HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] }
  heif_js_decode_image2(handle: unknown, colorspace: unknown, chroma: unknown): Promise<DecodedImage>
  heif_colorspace: Record<string, unknown>
  heif_chroma: Record<string, unknown>
}

interface HeifImage {
  handle: unknown
  is_primary(): boolean
  has_alpha_channel(): boolean
}

interface DecodedImage {
  code?: unknown
  /** Bytes in rows of `stride`. */
  channels?: { data: Uint8Array; stride: number; width: number; height: number }[]
}

const require = createRequire(import.meta.url)

/** Loads 1.5 MB of WebAssembly, so call it only for files that need it. */
export const loadLibheif = (): Libheif => require('libheif-js/wasm-bundle')
