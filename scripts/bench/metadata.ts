import exifr from 'exifr'
import { createByteSource } from '../../functions/photo-metadata/byte-source.ts'
import { readMetadata } from '../../functions/photo-metadata/read-metadata.ts'
import {
  exifOf,
  type Ifd,
  iptcOf,
  isoMediaWith,
  jpegWith,
  pngWith,
  xmpOf,
} from '../../functions/photo-metadata/test-files.ts'
import { median, type Row } from './measure.ts'

/** The number is odd, for a median. The first rounds warm both sides up. */
const ROUNDS = 15
const WARM_UP = 3
const READS_A_ROUND = 1000
/** What a camera writes for itself, which both skip. */
const MAKER_NOTE_BYTES = 20_000
const GOAL = 1.5

const angle = (degrees: number, minutes: number, seconds: number): [number, number][] => [
  [degrees, 1],
  [minutes, 1],
  [seconds, 100],
]
const EXIF: Ifd = [
  [0x010e, 'Vases before the kiln'],
  [0x010f, 'Canon'],
  [0x0110, 'Canon EOS R5'],
  [0x0131, 'Firmware 1.5.2'],
  [0x0132, '2022:04:01 08:00:00'],
  [0x013b, 'Ana Maker'],
  [0x8298, 'Ana Maker'],
  [
    0x8769,
    [
      [0x829a, [[1, 4000]]],
      [0x829d, [[71, 10]]],
      [0x8827, 1000],
      [0x9003, '2022:03:31 11:31:56'],
      [0x9004, '2022:03:31 11:31:56'],
      [0x9011, '-07:00'],
      [0x9209, 0x19],
      [0x920a, [[500, 1]]],
      [0x927c, Buffer.alloc(MAKER_NOTE_BYTES, 0x11)],
      [0x9291, '018'],
      [0xa405, 505],
      [0xa434, 'RF100-500mm F4.5-7.1 L IS USM'],
    ],
  ],
  [
    0x8825,
    [
      [1, 'S'],
      [2, angle(33, 51, 3000)],
      [3, 'E'],
      [4, angle(151, 12, 0)],
      [5, Buffer.from([0])],
      [6, [[125, 10]]],
    ],
  ],
]
const KEYWORDS = Array.from({ length: 20 }, (_, index) => `keyword ${index}`)
const XMP = xmpOf(`
  <xmp:Rating>4</xmp:Rating>
  <xmp:CreateDate>2022-03-31T11:31:56-07:00</xmp:CreateDate>
  <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Vases</rdf:li></rdf:Alt></dc:title>
  <dc:description><rdf:Alt><rdf:li xml:lang="x-default">Vases before the kiln</rdf:li></rdf:Alt></dc:description>
  <dc:creator><rdf:Seq><rdf:li>Ana Maker</rdf:li></rdf:Seq></dc:creator>
  <dc:subject><rdf:Bag>${KEYWORDS.map((keyword) => `<rdf:li>${keyword}</rdf:li>`).join('')}</rdf:Bag></dc:subject>`)
const IPTC = iptcOf([
  [5, 'Vases'],
  [80, 'Ana Maker'],
  [120, 'Vases before the kiln'],
  ...KEYWORDS.map((keyword): [number, string] => [25, keyword]),
])
/** All that photo-metadata reads; by itself exifr leaves XMP and IPTC out. */
const ALL = { tiff: true, ifd0: {}, exif: true, gps: true, xmp: true, iptc: true }

/** Reads the metadata of files in memory with photo-metadata and with exifr alone, in turns. */
export async function measureMetadata(): Promise<Row[]> {
  const exif = exifOf(EXIF)
  const files: [string, Buffer, object][] = [
    ['JPEG as cameras write it', await jpegWith({ exif }), ALL],
    ['JPEG with captions in EXIF, XMP and IPTC', await jpegWith({ exif, xmp: XMP, iptc: IPTC }), ALL],
    ['PNG', await pngWith({ exif, xmp: XMP }), ALL],
    // exifr reads no XMP of HEIC, so there is nothing in it.
    ['HEIC', isoMediaWith('heic', { exif, xmp: Buffer.alloc(0) }), ALL],
  ]
  const rows: Row[] = []
  for (const [name, bytes, options] of files) rows.push(await compare(name, bytes, options))
  return rows
}

async function compare(name: string, bytes: Buffer, options: object): Promise<Row> {
  const own = () =>
    readMetadata(createByteSource(bytes.length, async (start, end) => bytes.subarray(start, end)))
  const bare = () => exifr.parse(bytes, options) as Promise<{ Model?: string } | undefined>
  const [{ metadata }, parsed] = [await own(), await bare()]
  if (metadata.camera !== 'Canon EOS R5' || parsed?.Model !== 'Canon EOS R5')
    throw new Error(`${name} is not read by both`)
  const [ratios, times]: [number[], number[]] = [[], []]
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const theirs = await processorTime(bare)
    const ours = await processorTime(own)
    if (round < WARM_UP) continue
    ratios.push(ours / theirs)
    times.push(ours / READS_A_ROUND)
  }
  const ratio = median(ratios)
  return {
    what: `metadata of a ${name}, processor time against exifr alone`,
    goal: `≤ ${GOAL} ×`,
    measured: `${ratio.toFixed(2)} × (${median(times).toFixed(2)} ms)`,
    met: ratio <= GOAL,
  }
}

/** Milliseconds of processor time of a round. */
async function processorTime(read: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  for (let count = 0; count < READS_A_ROUND; count++) await read()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
