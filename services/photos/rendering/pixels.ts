import sharp, { type Sharp } from 'sharp'

/** Raw samples: 8 bits, sRGB, rows from the top. */
export interface Pixels {
  data: Buffer
  width: number
  height: number
  channels: 1 | 2 | 3 | 4
}

export const rawOf = ({ width, height, channels }: Pixels) => ({ width, height, channels })

/** Pixels with a long edge of at most `edge`. */
export const shrink = (pixels: Pixels, edge: number): Promise<Pixels> =>
  changed(pixels, (image) =>
    image.resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true }),
  )

export async function changed(pixels: Pixels, change: (image: Sharp) => Sharp): Promise<Pixels> {
  const { data, info } = await change(sharp(pixels.data, { raw: rawOf(pixels) }))
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height, channels: info.channels }
}
