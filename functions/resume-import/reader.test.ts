import { expect, test } from 'vitest'
import { createReader } from './reader.ts'

const MARKDOWN = Buffer.from('# Ana Prüfer\nana@example.com\n')
const question = { bytes: MARKDOWN, contentType: 'text/markdown' }

test('a process of its own reads and refuses', async () => {
  using reader = createReader()
  const [document, refused] = await Promise.allSettled([
    reader.read(question),
    reader.read({ bytes: Buffer.from('nothing'), contentType: 'application/pdf' }),
  ])
  expect(document).toMatchObject({ value: { content: { basics: { name: 'Ana Prüfer' } } } })
  expect(refused).toMatchObject({ reason: { name: 'UnreadableDocument' } })
})

test('a document that holds up its process is given up, and the next one is read', async () => {
  using stuck = createReader({
    entry: new URL('./test-stuck-process.ts', import.meta.url),
    limits: { seconds: 1, memory: 64 },
  })
  await expect(stuck.read(question)).rejects.toThrow('takes too long')
})
