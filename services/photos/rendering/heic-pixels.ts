import type { Libheif } from './libheif.ts'

/** Rows from top to bottom without gaps, in the file's own colours. */
export interface HeicPixels {
  data: Uint8Array
  width: number
  height: number
  channels: 3 | 4
}

/** Decodes the whole primary picture; null when there is none that can be decoded. */
export async function decodePrimary(libheif: Libheif, bytes: Uint8Array): Promise<HeicPixels | null> {
  const images = new libheif.HeifDecoder().decode(bytes)
  const image = images.find((candidate) => candidate.is_primary()) ?? images[0]
  if (!image) return null
  const channels = image.has_alpha_channel() ? 4 : 3
  const chroma = channels === 4 ? 'heif_chroma_interleaved_RGBA' : 'heif_chroma_interleaved_RGB'
  const decoded = await libheif.heif_js_decode_image2(
    image.handle,
    libheif.heif_colorspace.heif_colorspace_RGB,
    libheif.heif_chroma[chroma],
  )
  const plane = decoded.channels?.[0]
  if (!plane) return null
  const { stride, width, height } = plane
  const data = withoutPadding(plane.data, { stride, rowBytes: width * channels, height })
  return { data, width, height, channels }
}

/** Packs rows of `stride` bytes within the same memory; the stride need not be a multiple of a pixel's bytes. */
export function withoutPadding(
  data: Uint8Array,
  { stride, rowBytes, height }: { stride: number; rowBytes: number; height: number },
): Uint8Array {
  if (stride !== rowBytes)
    for (let row = 1; row < height; row++)
      data.copyWithin(row * rowBytes, row * stride, row * stride + rowBytes)
  return data.subarray(0, rowBytes * height)
}
