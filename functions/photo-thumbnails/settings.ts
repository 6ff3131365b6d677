import { RENDITION_SIZES } from '../../services/photos/paths.ts'

/** Pixels: thumbnail, preview. */
export const LONG_EDGES = RENDITION_SIZES

export const WEBP = { quality: 80, effort: 4 }

/** Animations are many pictures: less effort keeps them within the time limit, for a few per cent more bytes. */
export const ANIMATED_WEBP = { quality: 75, effort: 2 }
