import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise } from 'yauzl'

/** What is in an archive, in its order. Throws for a file whose bytes have another checksum than the archive says. */
export async function filesIn(archive: Buffer): Promise<{ name: string; bytes: Buffer }[]> {
  const zip = await fromBufferPromise(archive, { lazyEntries: true })
  const files: { name: string; bytes: Buffer }[] = []
  const wrong: string[] = []
  zip.on('entry', async (entry: Entry) => {
    const bytes = await buffer(await zip.openReadStreamPromise(entry))
    if (crc32(bytes) !== entry.crc32) wrong.push(entry.fileName)
    files.push({ name: entry.fileName, bytes })
    zip.readEntry()
  })
  zip.readEntry()
  await once(zip, 'end')
  if (wrong.length > 0) throw new Error(`Other bytes than the archive says: ${wrong.join(', ')}`)
  return files
}
