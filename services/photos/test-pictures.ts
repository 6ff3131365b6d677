import sharp from 'sharp'

const small = () => sharp({ create: { width: 40, height: 30, channels: 3, background: '#a0503c' } })

/** A small JPEG; each number gives different bytes. */
export const picture = (number = 0): Promise<Buffer> =>
  small()
    .withExif({ IFD0: { ImageDescription: `Number ${number}` } })
    .jpeg()
    .toBuffer()

export interface Written {
  make?: string
  model?: string
  /** In EXIF's format: `2024:05:01 12:00:00`. */
  takenAt?: string
}

/** The same, with the metadata that a camera writes. */
export function photograph(number: number, written: Written = {}): Promise<Buffer> {
  const { make = 'Maker', model = 'Camera', takenAt } = written
  return small()
    .withExif({
      IFD0: { ImageDescription: `Number ${number}`, Make: make, Model: model },
      ...(takenAt && { IFD2: { DateTimeOriginal: takenAt } }),
    })
    .jpeg()
    .toBuffer()
}
