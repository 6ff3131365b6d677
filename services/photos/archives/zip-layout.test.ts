import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { type Entry, fromBuffer, fromRandomAccessReader, RandomAccessReader, type ZipFile } from 'yauzl'
import type { ArchiveEntry } from './plan.ts'
import { type OpenEntry, readZip } from './read-zip.ts'
import { zipLayout } from './zip-layout.ts'

const AT = Date.UTC(2024, 10, 6, 12, 0, 2)

const contents = new Map<string, Buffer>()
function file(path: string, bytes: Buffer): ArchiveEntry {
  contents.set(path, bytes)
  const object = { bucket: 'originals' as const, name: path, generation: '1' }
  return { path, size: bytes.length, crc32: crc32(bytes), modifiedAt: AT, object }
}
const open: OpenEntry = ({ path }, start, end) => Readable.from([contents.get(path)!.subarray(start, end)])

const read = async (entries: ArchiveEntry[], from = 0, to = zipLayout(entries).size) =>
  buffer(readZip(zipLayout(entries), { from, to }, open))

function namesIn(zip: ZipFile, each: (entry: Entry) => Promise<void> = async () => {}): Promise<string[]> {
  const names: string[] = []
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      names.push(entry.fileName)
      each(entry).then(() => zip.readEntry(), reject)
    })
    zip.on('end', () => resolve(names))
    zip.on('error', reject)
    zip.readEntry()
  })
}

const unzipped = (bytes: Buffer): Promise<Map<string, Buffer>> =>
  new Promise((resolve, reject) =>
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error) return reject(error)
      const files = new Map<string, Buffer>()
      const keep = (entry: Entry) =>
        new Promise<void>((done, failed) =>
          zip.openReadStream(entry, (problem, stream) => {
            if (problem) return failed(problem)
            buffer(stream).then((content) => {
              expect(crc32(content)).toBe(entry.crc32)
              expect(+entry.getLastModDate()).toBe(AT)
              files.set(entry.fileName, content)
              done()
            }, failed)
          }),
        )
      namesIn(zip, keep).then(() => resolve(files), reject)
    }),
  )

const small = () => [
  file('vase.jpg', Buffer.from('a vase')),
  file('Żółw 京.jpg', Buffer.alloc(1000, 7)),
  file('empty.jpg', Buffer.alloc(0)),
  { path: 'missing.txt', size: 3, crc32: crc32('abc'), modifiedAt: AT, text: 'abc' },
]

test('what is planned is what other programs unpack', async () => {
  const bytes = await read(small())
  expect(bytes.length).toBe(zipLayout(small()).size)
  expect([...(await unzipped(bytes))].map(([name, { length }]) => [name, length])).toEqual([
    ['vase.jpg', 6],
    ['Żółw 京.jpg', 1000],
    ['empty.jpg', 0],
    ['missing.txt', 3],
  ])
})

test('any part is the same as that of the whole', async () => {
  const whole = await read(small())
  for (let from = 0; from < whole.length; from += 37)
    for (const length of [1, 40, 700, whole.length]) {
      const to = Math.min(whole.length, from + length)
      expect((await read(small(), from, to)).equals(whole.subarray(from, to))).toBe(true)
    }
})

test('a file that has fewer bytes than planned ends the archive, instead of spoiling what follows', async () => {
  const short = { ...file('short.jpg', Buffer.from('abc')), size: 4 }
  await expect(read([short])).rejects.toThrow('short.jpg has other bytes than were planned')
})

/** An archive of which only the directory exists. */
class Virtual extends RandomAccessReader {
  readonly start: number
  readonly directory: Buffer
  constructor(start: number, directory: Buffer) {
    super()
    this.start = start
    this.directory = directory
  }
  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from([this.directory.subarray(start - this.start, end - this.start)])
  }
}

const object = { bucket: 'originals' as const, name: 'o', generation: '1' }

test.each([
  ['more than four gigabytes', 30, 200_000_000],
  ['more than 65,535 files', 66_000, 0],
])('an archive of %s is read by other programs', async (_of, count, size) => {
  const entries = Array.from({ length: count }, (_, n) => ({
    ...{ path: `${n}.jpg`, size, crc32: 0, modifiedAt: AT },
    ...(size > 0 ? { object } : { text: '' }),
  }))
  const layout = zipLayout(entries)
  // A reader begins with the last 64 KB, where a comment might be.
  const from = Math.max(0, Math.min(layout.starts[count] ?? 0, layout.size - 70_000))
  const directory = await buffer(
    readZip(layout, { from, to: layout.size }, (_entry, start, end) =>
      Readable.from([Buffer.alloc(end - start)]),
    ),
  )
  const zip = await new Promise<ZipFile>((resolve, reject) =>
    fromRandomAccessReader(
      new Virtual(from, directory),
      layout.size,
      { lazyEntries: true, autoClose: false },
      (error, opened) => (error ? reject(error) : resolve(opened)),
    ),
  )
  const offsets: number[] = []
  const names = await namesIn(zip, async (entry) => {
    offsets.push(entry.relativeOffsetOfLocalHeader)
    expect(entry.uncompressedSize).toBe(size)
  })
  expect(names).toEqual(entries.map(({ path }) => path))
  expect(offsets.at(-1)).toBe(layout.starts[count - 1])
})
