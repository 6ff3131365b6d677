import { expect, test } from 'vitest'
import { sniff } from './sniff.ts'

const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(
    Buffer.concat(
      parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
    ),
  )
const ftyp = (...brands: string[]) =>
  bytes([0, 0, 0, 8 + 8 + 4 * (brands.length - 1)], 'ftyp', brands[0]!, [0, 0, 0, 0], ...brands.slice(1))

test.each([
  ['photo.txt', bytes([0xff, 0xd8, 0xff, 0xe1]), 'image/jpeg'],
  ['photo.jpg', bytes([0x89], 'PNG\r\n', [0x1a, 0x0a]), 'image/png'],
  ['a.gif', bytes('GIF89a'), 'image/gif'],
  ['a.webp', bytes('RIFF', [1, 2, 3, 4], 'WEBPVP8 '), 'image/webp'],
  ['a.tif', bytes('II*', [0]), 'image/tiff'],
  ['a.tif', bytes('MM', [0], '*'), 'image/tiff'],
  ['a.heic', ftyp('heic', 'mif1', 'heic'), 'image/heic'],
  ['a.heic', ftyp('mif1', 'mif1', 'heic'), 'image/heic'],
  ['a.heif', ftyp('mif1', 'mif1'), 'image/heif'],
  ['a.avif', ftyp('mif1', 'avif', 'miaf'), 'image/avif'],
  ['a.jxl', bytes([0xff, 0x0a, 0xfa]), 'image/jxl'],
  ['a.jxl', bytes([0, 0, 0, 0x0c], 'JXL ', [0x0d, 0x0a, 0x87, 0x0a]), 'image/jxl'],
  ['a.bmp', bytes('BM', [0x36, 0, 0, 0, 0, 0, 0, 0, 0x36, 0, 0, 0, 40, 0, 0, 0]), 'image/bmp'],
  ['a.nef', bytes('II*', [0]), 'image/x-dcraw'],
  ['a.CR3', ftyp('crx ', 'crx ', 'isom'), 'image/x-dcraw'],
])('%s is told by its bytes', (name, head, type) => {
  expect(sniff(head, name)).toEqual({ type })
})

test.each([
  ['a.jpg', bytes('Dear diary,'), 'not an image'],
  ['a.jpg', bytes('BMW, the car that I always wanted'), 'not an image'],
  ['a.svg', bytes('<?xml version="1.0"?><svg>'), 'an SVG drawing'],
  ['a.mp4', ftyp('isom', 'isom', 'mp42'), 'a video'],
  ['a.jpg', bytes(), 'not an image'],
])('%s is no photo, and called what it is', (name, head, other) => {
  expect(sniff(head, name)).toEqual({ other })
})
