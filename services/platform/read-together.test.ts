import { expect, test } from 'vitest'
import { readTogether } from './read-together.ts'

test('those who ask the same in one moment share an answer, and later ones get a new one', async () => {
  let reads = 0
  const read = readTogether(
    async (id: string) => `${id}${++reads}`,
    (id) => id,
  )
  expect(await Promise.all([read('a'), read('a'), read('b')])).toEqual(['a1', 'a1', 'b2'])
  expect(await read('a')).toBe('a3')
})

test('who asks while the answer is under way gets one that begins afterwards', async () => {
  const answers = [Promise.withResolvers<string>(), Promise.withResolvers<string>()]
  let reads = 0
  const begun = Promise.withResolvers<void>()
  const read = readTogether(
    () => {
      begun.resolve()
      return answers[reads++]!.promise
    },
    () => '',
  )
  const first = read()
  await begun.promise
  const second = read()
  answers[0]!.resolve('old')
  answers[1]!.resolve('new')
  expect(await Promise.all([first, second])).toEqual(['old', 'new'])
})
