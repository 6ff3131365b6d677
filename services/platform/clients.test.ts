import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { setUp } from '../../scripts/restore/testing.ts'

test('a file that comes in many pieces is read without a warning', async () => {
  await using studio = await setUp()
  const file = studio.originals.file('ana/large')
  await file.save(Buffer.alloc(3_000_000), { resumable: false })
  const warnings: string[] = []
  const warned = ({ message }: Error) => warnings.push(message)
  process.on('warning', warned)
  try {
    const stream = file.createReadStream({ decompress: false, validation: false })
    const closed = once(stream, 'close')
    expect(await buffer(stream)).toHaveLength(3_000_000)
    await closed
    expect(warnings).toEqual([])
  } finally {
    process.off('warning', warned)
  }
})
