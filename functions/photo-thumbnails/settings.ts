export const WEBP = { quality: 80, effort: 4 }

/** A phone shows it with more pixels to the centimetre than can be told apart, and loads it over the air. */
export const SMALL_WEBP = { ...WEBP, quality: 75 }

/** Animations are many pictures: less effort keeps them within the time limit, for a few per cent more bytes. */
export const ANIMATED_WEBP = { quality: 75, effort: 2 }
