import type { AvifOptions, JpegOptions, WebpOptions } from 'sharp'

/** Pixels of one picture, as many as the photo room takes. */
export const MAX_PIXELS = 160_000_000
/** The highest picture that all three formats can hold is a little higher. */
export const MAX_HEIGHT = 16_000
/** Seconds that one picture may take. */
export const MAX_SECONDS = 45

/** They look alike at these qualities. More effort would make AVIF a few per cent smaller, and several times slower. */
export const AVIF: AvifOptions = { quality: 55, effort: 3, chromaSubsampling: '4:2:0' }
export const WEBP: WebpOptions = { quality: 78, effort: 4 }
export const JPEG: JpegOptions = { quality: 80, mozjpeg: true }
