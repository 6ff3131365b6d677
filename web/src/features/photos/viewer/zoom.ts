// Zooming and panning as numbers. A transform moves the picture from its fitted position, relative to the centre of the
// stage; all lengths are in pixels.

export interface Transform {
  scale: number
  x: number
  y: number
}

export interface Size {
  width: number
  height: number
}

export interface Point {
  x: number
  y: number
}

export const FITTED: Transform = { scale: 1, x: 0, y: 0 }
const MAX_SCALE = 6

/** The largest box of this shape that fits the stage, never larger than the picture itself (but not tiny). */
export function fitInto(ratio: number, stage: Size, natural: Size | null): Size {
  const most = natural ? Math.max(natural.width, 320) : Number.POSITIVE_INFINITY
  const width = Math.min(stage.width, stage.height * ratio, most)
  return { width, height: width / ratio }
}

/** Zooms so that the point under `at` (relative to the stage's centre) stays there. */
export function zoomAt(
  transform: Transform,
  factor: number,
  at: Point,
  bounds: { picture: Size; stage: Size },
): Transform {
  const scale = Math.min(MAX_SCALE, Math.max(1, transform.scale * factor))
  const change = scale / transform.scale
  return keepInside(
    { scale, x: at.x - (at.x - transform.x) * change, y: at.y - (at.y - transform.y) * change },
    bounds,
  )
}

/** Keeps the edges of a zoomed picture outside the stage; a picture that fits stays centred. */
export function keepInside(
  transform: Transform,
  { picture, stage }: { picture: Size; stage: Size },
): Transform {
  const room = (length: number, space: number) => Math.max(0, (length * transform.scale - space) / 2)
  const limit = (value: number, most: number) => Math.min(most, Math.max(-most, value))
  return {
    scale: transform.scale,
    x: limit(transform.x, room(picture.width, stage.width)),
    y: limit(transform.y, room(picture.height, stage.height)),
  }
}

export type Swipe = 'previous' | 'next' | 'close' | null

/** What a finger's movement over a fitted picture means. `ms` is how long it took. */
export function swipeOf(moved: Point, ms: number, stage: Size): Swipe {
  const isFlick = ms < 250
  const across = Math.abs(moved.x) > Math.abs(moved.y) * 1.2
  if (across && Math.abs(moved.x) > (isFlick ? 40 : stage.width / 4)) return moved.x > 0 ? 'previous' : 'next'
  if (!across && moved.y > (isFlick ? 60 : stage.height / 4)) return 'close'
  return null
}
