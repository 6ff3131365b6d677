import { expect, test } from 'vitest'
import { createReader } from './reader.ts'

test('a process of its own reads and refuses', async () => {
  using reader = createReader()
  const [list, refused] = await Promise.allSettled([
    reader.read({ bytes: Buffer.from('email\nana@example.com\n'), choice: null }),
    reader.read({ bytes: Buffer.from('%PDF-1.7'), choice: null }),
  ])
  expect(list).toMatchObject({ value: { canTake: true, counts: { taken: 1 } } })
  expect(refused).toMatchObject({ reason: { name: 'UnreadableDocument' } })
})
