import { chmodSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { writeLayer } from './layer.ts'
import { folderWith } from './testing.ts'

const FILES = { 'b.txt': 'b', 'a/program.mjs': 'run', 'a/z/deep.txt': 'deep', 'left-out.txt': '' }

async function layerOf(folder: string) {
  using blobs = folderWith({})
  const includes = (path: string) => path !== 'left-out.txt'
  const layer = await writeLayer({ folder, at: 'app', includes, mtime: 1_000_000_000, blobs: blobs.path })
  const bytes = readFileSync(join(blobs.path, layer.digest.replace('sha256:', '')))
  return { ...layer, bytes, archive: gunzipSync(bytes) }
}

test('the same files give the same bytes, whoever wrote them, when and in which order', async () => {
  using one = folderWith(FILES)
  using other = folderWith(Object.fromEntries(Object.entries(FILES).toReversed()))
  chmodSync(join(other.path, 'b.txt'), 0o600)
  const [first, second] = [await layerOf(one.path), await layerOf(other.path)]
  expect(second.bytes.equals(first.bytes)).toBe(true)
  expect(first.size).toBe(first.bytes.length)
})

test('another content, name or program is another layer', async () => {
  using one = folderWith(FILES)
  using content = folderWith({ ...FILES, 'b.txt': 'c' })
  using name = folderWith({ 'c.txt': 'b', 'a/program.mjs': 'run', 'a/z/deep.txt': 'deep' })
  using program = folderWith(FILES)
  chmodSync(join(program.path, 'b.txt'), 0o755)
  const digests = [one, content, name, program].map(async ({ path }) => (await layerOf(path)).digest)
  expect(new Set(await Promise.all(digests)).size).toBe(4)
})

test('folders come before their files, and everything belongs to root and cannot be written', async () => {
  using folder = folderWith(FILES)
  const { archive } = await layerOf(folder.path)
  const headers: string[] = []
  for (let at = 0; archive[at] !== 0 && at < archive.length; ) {
    const text = (from: number, to: number) =>
      archive.toString('latin1', at + from, at + to).replace(/[\0 ]+$/, '')
    headers.push(`${text(0, 100)} ${text(100, 108)} ${Number.parseInt(text(108, 116), 8)}`)
    at += 512 + Math.ceil(Number.parseInt(text(124, 136), 8) / 512) * 512
  }
  expect(headers).toEqual([
    'app/ 000755 0',
    'app/a/ 000755 0',
    'app/a/program.mjs 000444 0',
    'app/a/z/ 000755 0',
    'app/a/z/deep.txt 000444 0',
    'app/b.txt 000444 0',
  ])
})

test('a link is refused, because it may lead to something else in the image', async () => {
  using folder = folderWith(FILES)
  mkdirSync(join(folder.path, 'c'))
  symlinkSync('/etc/passwd', join(folder.path, 'c/link'))
  await expect(layerOf(folder.path)).rejects.toThrow('c/link is not a regular file')
})

test('a layer that cannot be written is an error, and not the end of the process', async () => {
  using folder = folderWith(FILES)
  const writing = writeLayer({
    folder: folder.path,
    at: 'app',
    includes: () => true,
    mtime: 0,
    blobs: join(folder.path, 'none'),
  })
  await expect(writing).rejects.toThrow('ENOENT')
})
