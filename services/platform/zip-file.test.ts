import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { openZip, type ZipRules } from './zip-file.ts'

const RULES: ZipRules = {
  maxEntries: 3,
  maxTotal: 1000,
  tooLarge: () => new Error('too large'),
  damaged: () => new Error('damaged'),
}

async function zipOf(files: Record<string, string>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  return buffer(zip.outputStream)
}

test('files inside are listed, and read one by one', async () => {
  const zip = await openZip(await zipOf({ 'a.xml': 'one', 'b.xml': 'two' }), RULES)
  expect(zip.entries.map(({ fileName }) => fileName)).toEqual(['a.xml', 'b.xml'])
  expect(zip.total).toBe(6)
  expect((await buffer(await zip.stream(zip.entries[1]!))).toString()).toBe('two')
  zip.close()
})

test.each([
  ['more files than are allowed', { a: '', b: '', c: '', d: '' }, 'too large'],
  ['more bytes than are allowed, in one file', { a: 'x'.repeat(1001) }, 'too large'],
  ['more bytes than are allowed, in all files', { a: 'x'.repeat(600), b: 'x'.repeat(401) }, 'too large'],
])('%s are refused before anything is unpacked', async (_what, files, message) => {
  await expect(openZip(await zipOf(files), RULES)).rejects.toThrow(message)
})

test('what is no zip file, or ends early, is damaged', async () => {
  const whole = await zipOf({ a: 'one' })
  for (const bytes of [Buffer.alloc(0), Buffer.from('PK\x03\x04 and then not'), whole.subarray(0, -10)])
    await expect(openZip(bytes, RULES)).rejects.toThrow('damaged')
})

test('a file that is longer than it says fails while it is read', async () => {
  const bytes = await zipOf({ a: 'x'.repeat(500) })
  // The size in the central directory, which is what is believed before anything is unpacked.
  const central = bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1'))
  bytes.writeUInt32LE(5, central + 24)
  const zip = await openZip(bytes, RULES)
  expect(zip.total).toBe(5)
  await expect(zip.stream(zip.entries[0]!).then(buffer)).rejects.toThrow()
  zip.close()
})
