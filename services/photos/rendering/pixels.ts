/** Raw samples: 8 bits, sRGB, rows from the top. */
export interface Pixels {
  data: Buffer
  width: number
  height: number
  channels: 1 | 2 | 3 | 4
}

export const rawOf = ({ width, height, channels }: Pixels) => ({ width, height, channels })
