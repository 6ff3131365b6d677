// Formats that the image library does not read, but others do.
import { describe, expect, test } from 'vitest'
import { jxlSize } from './jxl-header.ts'
import { render } from './render.ts'
import { BLUE, type Colour, GREEN, isNear, quadrantColours, quadrants, RED, WHITE } from './test-pictures.ts'

const SIZE = { width: 60, height: 40 }
const UPRIGHT = [RED, GREEN, BLUE, WHITE]

const expectColours = async (image: Buffer, colours: readonly Colour[]) => {
  const shown = await quadrantColours(image)
  expect(shown.map((colour, i) => isNear(colour, colours[i]!, 25))).toEqual([true, true, true, true])
}

describe('JPEG XL', () => {
  /** Four quadrants in 60 × 40 pixels, lossless. */
  const JXL = Buffer.from(
    '/woJwUoICBAA2ABLOGmYyoP3KSiYAiPq+Z8Y48dx5wWEAACODpSAgOSBJuyiAMk+oCApc1HAPCMCInwBDY8ZwAQ=',
    'base64',
  )
  const box = (type: string, body: Buffer) => {
    const head = Buffer.alloc(8)
    head.writeUInt32BE(body.length + 8)
    head.write(type, 4, 'latin1')
    return Buffer.concat([head, body])
  }
  const container = (...boxes: Buffer[]) =>
    Buffer.concat([
      box('JXL ', Buffer.from('0d0a870a', 'hex')),
      box('ftyp', Buffer.from('jxl \0\0\0\0jxl ')),
      ...boxes,
    ])

  test.each<[string, Buffer]>([
    ['bare', JXL],
    ['in a container', container(box('jxlc', JXL))],
    [
      'in a container, in parts',
      container(
        box('jxlp', Buffer.concat([Buffer.from('00000000', 'hex'), JXL.subarray(0, 20)])),
        box('jxlp', Buffer.concat([Buffer.from('80000001', 'hex'), JXL.subarray(20)])),
      ),
    ],
  ])('%s is shown', async (_, bytes) => {
    const { preview, ...rendered } = await render(bytes)
    expect(rendered).toMatchObject({ contentType: 'image/jxl', ...SIZE, isAnimated: false })
    await expectColours(preview, UPRIGHT)
  })

  /** Writes the lowest bit first. */
  const header = (...fields: [value: number, bits: number][]) => {
    const bytes = Buffer.alloc(40)
    bytes.set([0xff, 0x0a])
    let at = 16
    for (const [value, count] of fields)
      for (let bit = 0; bit < count; bit++, at++)
        bytes[at >> 3] = (bytes[at >> 3] ?? 0) | ((Math.floor(value / 2 ** bit) & 1) << (at & 7))
    return bytes
  }

  test.each<[string, Buffer, { width: number; height: number }]>([
    ['sides of eight pixels', header([1, 1], [4, 5], [0, 3], [5, 5], [1, 1]), { width: 48, height: 40 }],
    ['a ratio', header([0, 1], [1, 2], [1199, 13], [3, 3], [1, 1]), { width: 1600, height: 1200 }],
    [
      'a quarter turn',
      header([0, 1], [1, 2], [2999, 13], [0, 3], [1, 2], [3999, 13], [0, 1], [1, 1], [5, 3]),
      { width: 3000, height: 4000 },
    ],
    [
      'a billion pixels',
      header([0, 1], [3, 2], [2 ** 30 - 1, 30], [1, 3], [1, 1]),
      { width: 2 ** 30, height: 2 ** 30 },
    ],
  ])('its size is read: %s', (_, bytes, size) => {
    expect(jxlSize(bytes)).toEqual(size)
  })

  test('more than its decoder can hold is refused before it is decoded', async () => {
    const bytes = header([0, 1], [2, 2], [9999, 18], [1, 3], [1, 1])
    await expect(render(bytes)).rejects.toThrow(/too large: 10000 × 10000 pixels, and 16 million/)
  })

  test.each<[string, Buffer]>([
    ['cut off', JXL.subarray(0, 20)],
    ['of noise', Buffer.concat([JXL.subarray(0, 12), Buffer.alloc(400, 0x5a)])],
    ['a container that holds nothing', container()],
  ])('%s is called damaged', async (_, bytes) => {
    await expect(render(bytes)).rejects.toThrow(/damaged/)
  })
})

describe('BMP', () => {
  interface Bmp {
    bits: 24 | 32
    /** Rows from the top, which a negative height says. */
    isTopDown?: boolean
    compression?: number
    size?: { width: number; height: number }
  }
  function bmp({ bits, isTopDown = false, compression = 0, size = SIZE }: Bmp): Buffer {
    const rowBytes = Math.ceil((SIZE.width * bits) / 32) * 4
    const bytes = Buffer.alloc(54 + rowBytes * SIZE.height)
    bytes.write('BM')
    bytes.writeUInt32LE(bytes.length, 2)
    bytes.writeUInt32LE(54, 10)
    bytes.writeUInt32LE(40, 14)
    bytes.writeInt32LE(size.width, 18)
    bytes.writeInt32LE(isTopDown ? -size.height : size.height, 22)
    bytes.writeUInt16LE(1, 26)
    bytes.writeUInt16LE(bits, 28)
    bytes.writeUInt32LE(compression, 30)
    for (let y = 0; y < SIZE.height; y++)
      for (let x = 0; x < SIZE.width; x++) {
        const row = isTopDown ? y : SIZE.height - 1 - y
        bytes.set([...quadrants(x, y, SIZE)].reverse(), 54 + row * rowBytes + (x * bits) / 8)
      }
    return bytes
  }

  test.each<[string, Bmp]>([
    ['24 bits', { bits: 24 }],
    ['32 bits, the last of them empty', { bits: 32 }],
    ['rows from the top', { bits: 24, isTopDown: true }],
  ])('of %s is shown', async (_, options) => {
    const { preview, ...rendered } = await render(bmp(options))
    expect(rendered).toMatchObject({ contentType: 'image/bmp', ...SIZE })
    await expectColours(preview, UPRIGHT)
  })

  /** The same with another header, which tells of these masks. */
  function withHeader(header: Buffer, masks: number[] = []): Buffer {
    const plain = bmp({ bits: 32 })
    const told = Buffer.alloc(masks.length * 4)
    for (const [index, mask] of masks.entries()) told.writeUInt32LE(mask, index * 4)
    const file = Buffer.concat([plain.subarray(0, 14), header, told, plain.subarray(54)])
    file.writeUInt32LE(14 + header.length + told.length, 10)
    return file
  }
  function infoHeader(size: number, compression: number): Buffer {
    const header = Buffer.from(bmp({ bits: 32, compression }).subarray(14, 54))
    header.writeUInt32LE(size, 0)
    return header
  }
  const COLOUR_MASKS = [0xff0000, 0xff00, 0xff]

  /** Four pixels in a byte, by a palette. */
  function fourColours(): Buffer {
    const plain = bmp({ bits: 24 })
    const rowBytes = Math.ceil(SIZE.width / 16) * 4
    const colours: string[] = []
    const rows = Buffer.alloc(rowBytes * SIZE.height)
    for (let y = 0; y < SIZE.height; y++)
      for (let x = 0; x < SIZE.width; x++) {
        const colour = [...quadrants(x, SIZE.height - 1 - y, SIZE), 0].join()
        if (!colours.includes(colour)) colours.push(colour)
        const at = y * rowBytes + (x >> 2)
        rows[at] = (rows[at] ?? 0) | (colours.indexOf(colour) << (6 - 2 * (x & 3)))
      }
    const palette = colours.flatMap((colour) => {
      const [red = 0, green = 0, blue = 0] = colour.split(',').map(Number)
      return [blue, green, red, 0]
    })
    const file = Buffer.concat([plain.subarray(0, 54), Buffer.from(palette), rows])
    file.writeUInt32LE(54 + palette.length, 10)
    file.writeUInt16LE(2, 28)
    return file
  }

  test.each<[string, Buffer]>([
    ['with masks in its header', withHeader(infoHeader(52, 3), COLOUR_MASKS)],
    ['with masks of which one is of transparency', withHeader(infoHeader(40, 6), [...COLOUR_MASKS, 0])],
    ['of OS/2 with a short header', withHeader(infoHeader(16, 0).subarray(0, 16))],
    ['of four colours', fourColours()],
  ])('%s is shown', async (_, bytes) => {
    const { preview, ...rendered } = await render(bytes)
    expect(rendered).toMatchObject({ contentType: 'image/bmp', ...SIZE })
    await expectColours(preview, UPRIGHT)
  })

  function pixelsAt(bytes: Buffer, at: number): Buffer {
    bytes.writeUInt32LE(at, 10)
    return bytes
  }

  test('of one pixel, with the shortest header, is shown', async () => {
    const bytes = Buffer.alloc(30)
    bytes.write('BM')
    bytes.writeUInt32LE(26, 10)
    bytes.writeUInt32LE(12, 14)
    for (const at of [18, 20, 22]) bytes.writeUInt16LE(1, at)
    bytes.writeUInt16LE(24, 24)
    expect(await render(bytes)).toMatchObject({ contentType: 'image/bmp', width: 1, height: 1 })
  })

  test.each<[string, Buffer, RegExp]>([
    [
      'of a huge size',
      bmp({ bits: 24, size: { width: 30_000, height: 30_000 } }),
      /too large: 30000 × 30000/,
    ],
    ['of no size', bmp({ bits: 24, size: { width: 0, height: 5 } }), /damaged/],
    ['with a JPEG inside', bmp({ bits: 24, compression: 4 }), /kind of BMP cannot be shown/],
    [
      'of OS/2 with a fax inside',
      withHeader(Buffer.concat([infoHeader(64, 3), Buffer.alloc(24)])),
      /kind of BMP cannot be shown/,
    ],
    ['of four colours, cut off', fourColours().subarray(0, 60), /damaged/],
    ...[0, 10, 40, 2 ** 32 - 1].map((at): [string, Buffer, RegExp] => [
      `of four colours, with pixels said to be at ${at}`,
      pixelsAt(fourColours(), at),
      /damaged/,
    ]),
    ['cut off in its header', bmp({ bits: 24 }).subarray(0, 40), /damaged/],
  ])('%s is refused', async (_, bytes, words) => {
    await expect(render(bytes)).rejects.toThrow(words)
  })

  test('a text that begins with its letters is a text', async () => {
    await expect(render(Buffer.from('BMW builds cars.\n'.repeat(20)))).rejects.toThrow(/a text file/)
  })
})
