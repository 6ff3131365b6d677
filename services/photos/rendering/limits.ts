// Limits for what a file may cost, so that a bad file can harm only itself.

/** Pixels of one picture: more than the largest medium-format cameras make, far less than small files can claim. */
export const MAX_PIXELS = 160_000_000
/** Pixels of all frames of an animation together, because they are all decoded at once. */
export const MAX_ANIMATION_PIXELS = 50_000_000
export const MAX_FRAMES = 1000
/** Bytes that decoding may hold at once. More would end the instance, and everything it is working on. */
export const MAX_DECODER_BYTES = 720 * 1024 * 1024
/** Pictures whose decoder holds more bytes than this are processed one after another. */
export const MANY_DECODER_BYTES = 96 * 1024 * 1024
/** A file with more bytes than this is processed alone, because all of it is in memory. */
export const LARGE_FILE_BYTES = 48 * 1024 * 1024
/** WebAssembly holds a whole HEIC picture, with 4 bytes per pixel, several times over. */
export const MAX_HEIC_PIXELS = 64_000_000
/** The same for a JPEG XL, whose decoder holds about 40 bytes per pixel. */
export const MAX_JXL_PIXELS = 16_000_000
/** A BMP's decoder and what it returns hold 8 bytes per pixel, besides the file twice over. */
export const MAX_BMP_PIXELS = 40_000_000
/** Pixels of the long edge that a small crop is cut from; a smaller crop has fewer pixels. */
export const MAX_DECODED_EDGE = 6000
/** Pictures of which more is decoded, for a crop, are processed one after another. */
export const MAX_ORDINARY_EDGE = 3000
/** Seconds that one step of the image library may take. */
export const MAX_STEP_SECONDS = 60

/**
 * A picture that no retry can repair. The message completes a sentence on the photo's page, so it is in plain words.
 */
export class BadPicture extends Error {
  override readonly name = 'BadPicture'
}
