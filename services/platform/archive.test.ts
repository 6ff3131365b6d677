import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { inflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { processorSeconds } from '../../tests/processor-time.ts'
import { isThorough } from '../../tests/thorough.ts'
import { archiveOf } from './archive.ts'
import { safePath, uniquePaths } from './archive-paths.ts'
import { type ExportedFile, jsonListFile } from './exporting.ts'

const AT = new Date('2026-01-02T03:04:06Z')
const now = () => AT.getTime()

const file = (path: string, content: ExportedFile['content'] = Buffer.from(path)): ExportedFile => ({
  path,
  modifiedAt: AT,
  shrinks: false,
  content,
})

async function* listed(files: ExportedFile[]) {
  yield* files
}

/**
 * Names and contents according to the central directory: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT,
 * 4.3.12.
 */
function unpack(zip: Buffer): Record<string, string> {
  const files: Record<string, string> = {}
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'))
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [size, name] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)]
    const local = zip.readUInt32LE(at + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const bytes = zip.subarray(start, start + size)
    const isStored = zip.readUInt16LE(at + 10) === 0
    files[zip.toString('utf8', at + 46, at + 46 + name)] = String(isStored ? bytes : inflateRawSync(bytes))
    at += 46 + name + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return files
}

/** What the directory holds of a file: its name, its size, where it begins. */
const MOST_BYTES_AN_ENTRY = 2000

/** More files take longer, but no more memory at once. */
const MANY = 2000

test('thousands of files fit in one archive, with one of them open at a time', async () => {
  let open = 0
  let mostOpen = 0
  const counted = async () => {
    open += 1
    mostOpen = Math.max(mostOpen, open)
    const stream = Readable.from([Buffer.from('x')])
    return stream.once('close', () => {
      open -= 1
    })
  }
  async function* many() {
    for (let n = 0; n < MANY; n++) yield file(`photos/${n}.jpg`, counted)
  }
  const archive = archiveOf(many(), { now })
  let bytes = 0
  let mostBuffered = 0
  for await (const chunk of archive) {
    bytes += chunk.length
    mostBuffered = Math.max(mostBuffered, archive.readableLength)
  }
  expect(bytes).toBeGreaterThan(MANY * 60)
  expect([open, mostOpen]).toEqual([0, 1])
  // The directory at the end is written as a whole; before it, only a stream's own buffers are filled.
  expect(mostBuffered).toBeLessThan(MANY * 100)
})

test('a slow reader slows the reading of files, and one that leaves ends it', async () => {
  let opened = 0
  let hasEnded = false
  async function* endless() {
    try {
      for (;;)
        yield file('a.bin', async () => {
          opened += 1
          return Readable.from([Buffer.alloc(100_000)])
        })
    } finally {
      hasEnded = true
    }
  }
  const archive = archiveOf(endless(), { now })
  await once(archive, 'readable')
  for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate)
  expect(opened).toBeLessThan(10)
  archive.destroy()
  await once(archive, 'close')
  await expect.poll(() => hasEnded).toBe(true)
})

test('files that cannot be read are listed, and the archive is complete', async () => {
  const breaks = async () =>
    Readable.from(
      (async function* () {
        yield Buffer.from('half')
        throw new Error('connection lost')
      })(),
    )
  const files = [
    file('gone.jpg', () => Promise.reject(new Error('404'))),
    file('fails.jpg', async () =>
      new Readable({ read: (_size?: number) => undefined }).destroy(new Error('x')),
    ),
    file('half.jpg', breaks),
    file('fine.jpg'),
  ]
  const unpacked = unpack(await buffer(archiveOf(listed(files), { now })))
  expect(Object.keys(unpacked)).toEqual(['half.jpg', 'fine.jpg', 'missing.txt'])
  expect(unpacked['half.jpg']).toBe('half')
  for (const name of ['gone.jpg', 'fails.jpg', 'half.jpg (incomplete)'])
    expect(unpacked['missing.txt']).toContain(name)
})

test('memory does not grow with what is exported, apart from the directory at its end', async () => {
  const total = isThorough ? 20_000 : 4000
  const maker = fork(new URL('./test-archive-memory.ts', import.meta.url), [String(total)], {
    execArgv: ['--expose-gc'],
  })

  const [made] = await once(maker, 'message')

  expect(made.size).toBeGreaterThan(total * 16 * 1024)
  expect(made.bytesAnEntry).toBeLessThan(MOST_BYTES_AN_ENTRY)
})

test('no file is unpacked outside the folder or over another file', async () => {
  const hostile = [
    '../../etc/passwd',
    '/etc/passwd',
    'C:\\x.jpg',
    'a/../b',
    'A.jpg',
    'a.JPG',
    'a.jpg',
    '..',
    '',
    'CON.txt',
  ]
  const names = Object.keys(
    unpack(await buffer(archiveOf(listed(hostile.map((path) => file(path))), { now }))),
  )
  expect(names).toHaveLength(hostile.length)
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(hostile.length)
  for (const name of names) expect(name).not.toMatch(/(^|\/)\.\.?(\/|$)|^\/|[\\:]/)
  expect(names).toContain('_CON.txt')
})

test('very many files of one name each get another name in little time', async () => {
  const unique = uniquePaths()
  unique('a/x (3).jpg')
  const names: string[] = []
  const seconds = await processorSeconds(() => {
    for (let n = 0; n < 20_000; n++) names.push(unique(n % 2 ? 'a/x.jpg' : 'a/X.jpg'))
  })
  expect(seconds).toBeLessThan(5)
  expect(names.slice(0, 4)).toEqual(['a/X.jpg', 'a/x (2).jpg', 'a/X (4).jpg', 'a/x (5).jpg'])
  expect(new Set(names).size).toBe(names.length)
})

test.each([
  ['evil\u202egpj.exe', 'evil_gpj.exe'],
  ['tab\there', 'tab_here'],
  ['ends with dots...', 'ends with dots'],
  [`${'ü'.repeat(300)}.jpg`, `${'ü'.repeat(88)}.jpg`],
  ['half \ud800 pair', 'half \ufffd pair'],
])('%j is called %j', (path, name) => {
  expect(safePath(path)).toBe(name)
})

test('a long list is written while it is read', async () => {
  async function* items() {
    for (let n = 0; n < 3; n++) yield { n }
  }
  async function* none() {}
  const files = [jsonListFile('some.json', items(), AT), jsonListFile('none.json', none(), AT)]
  const unpacked = unpack(await buffer(archiveOf(listed(files), { now })))
  expect(JSON.parse(unpacked['some.json'] ?? '')).toEqual([{ n: 0 }, { n: 1 }, { n: 2 }])
  expect(JSON.parse(unpacked['none.json'] ?? '')).toEqual([])
})
