// What a file may cost. A bad file can harm only itself.

/** Pixels of one picture: above the largest medium-format cameras, far below what small files can claim to be. */
export const MAX_PIXELS = 160_000_000
/** Pixels of all frames of an animation together: they are all decoded at once. */
export const MAX_ANIMATION_PIXELS = 50_000_000
export const MAX_FRAMES = 1000
/** Bytes that decoding may hold at once: more would end the instance, and all that it works on. */
export const MAX_DECODER_BYTES = 720 * 1024 * 1024
/** Pictures whose decoder holds more than this are worked on one after another. */
export const MANY_DECODER_BYTES = 96 * 1024 * 1024
/** Bytes of a file above which it is worked on alone: it is in memory whole. */
export const LARGE_FILE_BYTES = 48 * 1024 * 1024
/** WebAssembly holds a HEIC picture whole, with 4 bytes a pixel, several times over. */
export const MAX_HEIC_PIXELS = 64_000_000
/** Seconds that one step of the image library may take. */
export const MAX_STEP_SECONDS = 60

/** A picture that no retry can mend. The message completes the photo's page, so it is in plain words. */
export class BadPicture extends Error {
  override readonly name = 'BadPicture'
}
