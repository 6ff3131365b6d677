import sharp from 'sharp'

/** A small JPEG; each colour is other bytes. */
export const picture = (red = 100, blue = 0): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: { r: red, g: 60, b: blue } } })
    .jpeg()
    .toBuffer()

export interface Written {
  make?: string
  model?: string
  /** As EXIF writes it: `2024:05:01 12:00:00`. */
  takenAt?: string
}

/** A small JPEG with metadata. */
export function photograph(
  red: number,
  { make = 'Maker', model = 'Camera', takenAt }: Written = {},
): Promise<Buffer> {
  return sharp({ create: { width: 40, height: 30, channels: 3, background: { r: red, g: 60, b: 10 } } })
    .withExif({
      IFD0: { Make: make, Model: model },
      ...(takenAt && { IFD2: { DateTimeOriginal: takenAt } }),
    })
    .jpeg()
    .toBuffer()
}
