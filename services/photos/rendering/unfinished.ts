import type { Pixels } from './pixels.ts'

/** The part of a picture without its end that must be there; less would show too little of it. */
const ENOUGH = 1 / 4
/** The decoder fills what is missing with middle grey, which a colour profile may shift a little. */
const GREY = { from: 108, to: 148, spread: 12 }

/** Whether enough rows were decoded; rows at the end that are all of one grey were not. */
export function isMostlyThere({ data, width, height, channels }: Pixels): boolean {
  const rowBytes = width * channels
  const last = data.subarray(data.length - rowBytes)
  if (!isFilling(last.subarray(0, channels))) return true
  for (let column = channels; column < rowBytes; column += channels)
    if (!last.subarray(column, column + channels).equals(last.subarray(0, channels))) return true
  let rows = height
  while (rows > 0 && data.subarray((rows - 1) * rowBytes, rows * rowBytes).equals(last)) rows -= 1
  return rows >= height * ENOUGH
}

function isFilling(pixel: Buffer): boolean {
  const colours = pixel.length < 3 ? pixel.subarray(0, 1) : pixel.subarray(0, 3)
  const [low, high] = [Math.min(...colours), Math.max(...colours)]
  return low >= GREY.from && high <= GREY.to && high - low <= GREY.spread
}
