import type { Sharp } from 'sharp'

/**
 * Turns a small picture upright by its EXIF orientation (1 to 8; anything else means upright). Turning after resizing
 * keeps the decoder streaming, because turning a large picture needs all of it in memory. The image library mirrors
 * before it rotates, in whatever order it is told.
 */
export function turnUpright(image: Sharp, orientation: number | undefined): Sharp {
  switch (orientation) {
    case 2:
      return image.flop()
    case 3:
      return image.rotate(180)
    case 4:
      return image.flip()
    case 5:
      return image.flop().rotate(270)
    case 6:
      return image.rotate(90)
    case 7:
      return image.flop().rotate(90)
    case 8:
      return image.rotate(270)
    default:
      return image
  }
}

/** Whether the orientation swaps width and height. */
export const isOnItsSide = (orientation: number | undefined) =>
  orientation !== undefined && orientation >= 5 && orientation <= 8
