// One character may become eighteen letters when it is folded, and a person may describe thousands of photos that way.
import { expect, test } from 'vitest'
import { prefixesOf, wordSearch } from '../platform/words.ts'
import { newPhoto } from './new-photo.ts'
import { OWNER, setUp } from './test-world.ts'

const LONGEST = 'aaa '.concat('\ufdfa'.repeat(4990))

test('a search through endless texts continues on the next page', async () => {
  await using world = await setUp()
  const upload = { name: 'a.jpg', contentType: 'image/jpeg', size: 1, sha256: '0'.repeat(64) }
  const at = new Date(world.clock.now()).toISOString()
  const ids = Array.from({ length: 200 }, (_, n) => `p${String(n).padStart(3, '0')}`)
  const describe = (id: string) => (id === 'p000' ? 'aaab' : LONGEST)
  for (let start = 0; start < ids.length; start += 50)
    await world.store.changeMany(ids.slice(start, start + 50), (_found, id) => ({
      ...newPhoto({ ownerId: OWNER, id, upload, contentType: 'image/jpeg', at }),
      description: describe(id),
    }))

  const first = await world.photos.list(OWNER, { q: 'aaab' })
  expect(first).toEqual({ items: [], nextCursor: expect.any(String) })
  const second = await world.photos.list(OWNER, { q: 'aaab', cursor: first.nextCursor! })
  expect(second).toMatchObject({ items: [{ id: 'p000' }], nextCursor: null })
})

test('what folds into very many letters is read up to a limit', () => {
  const search = wordSearch('aaa bbb')
  expect(search.isIn([LONGEST, 'bbb'])).toBe(false)
  expect(search.work()).toBeLessThan(20_000)
  expect(prefixesOf([LONGEST, 'bbb'])).not.toContain('bbb')
})

test('a word is found wherever it stands in the longest texts that people write', () => {
  const texts = ['t'.repeat(200), 'g '.repeat(2500), 'c'.repeat(200), `${'d é '.repeat(1249)}end`]
  expect(wordSearch('ttt ENd e').isIn(texts)).toBe(true)
  expect(prefixesOf(texts)).toContain('end')
})

test('words are compared only as often as a search may', () => {
  const search = wordSearch('b c d e f g h i j k l m n o p q r s t u v w x y z 0')
  search.isIn(['x '.repeat(2500)])
  expect(search.work()).toBeGreaterThan(60_000)
})
