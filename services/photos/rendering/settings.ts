export const WEBP = { quality: 80, effort: 4 }

/** A phone shows more pixels per centimetre than can be told apart, and loads them over a mobile network. */
export const SMALL_WEBP = { ...WEBP, quality: 75 }

/**
 * An animation consists of many pictures: less effort keeps it within the time limit, for a few per cent more bytes.
 */
export const ANIMATED_WEBP = { quality: 75, effort: 2 }
