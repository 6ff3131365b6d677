import { describe, expect, test } from 'vitest'
import { find, type ListPages, type ListRules, merge, without, withPage } from './list-pages.ts'

interface Job {
  id: string
  at: string
  /** Null where only the service knows the place. */
  name: string | null
  isDone?: boolean
}

interface JobQuery {
  by?: 'at' | 'name'
  words?: string
}

const rules: ListRules<Job, JobQuery> = {
  belongs: ({ words }, { isDone = false }) => (isDone ? 'no' : words ? 'unknown' : 'yes'),
  position: ({ by = 'at' }, { id, at, name }) => (by === 'at' ? [at, id] : name === null ? null : [name, id]),
  isDescending: ({ by = 'at' }) => by === 'at',
}

const job = (id: string, at: string, part: Partial<Job> = {}): Job => ({ id, at, name: id, ...part })
const list = (pages: Job[][], nextCursor: string | null = null): ListPages<Job> => ({
  pages: pages.map((items, index) => ({
    items,
    nextCursor: index < pages.length - 1 ? `c${index}` : nextCursor,
  })),
})
const ids = ({ pages }: ListPages<Job>) => pages.map((page) => page.items.map(({ id }) => id).join(''))
const put = (into: ListPages<Job>, item: Job, query: JobQuery = {}) => merge(into, item, { query, rules })

const two = list([
  [job('a', '18'), job('b', '12')],
  [job('c', '09'), job('d', '03')],
])

describe('an item that arrives', () => {
  test.each([
    ['20', ['xab', 'cd']],
    ['15', ['axb', 'cd']],
    ['12', ['axb', 'cd']],
    ['10', ['ab', 'xcd']],
    ['01', ['ab', 'cdx']],
  ])('at %s goes to its place', (at, expected) => {
    expect(ids(put(two, job('x', at)).list)).toEqual(expected)
  })

  test('is placed in reverse in an ascending list', () => {
    const byName = list([[job('a', '1'), job('d', '1')]])
    expect(ids(put(byName, job('b', '1'), { by: 'name' }).list)).toEqual(['abd'])
  })

  test('is left to its page beyond the fetched items', () => {
    const open = list([[job('a', '18')]], 'more')
    expect(put(open, job('x', '01'))).toEqual({ list: open, isStale: false })
  })

  test('changes nothing more when it arrives twice', () => {
    const once = put(two, job('x', '15')).list
    expect(ids(put(once, job('x', '15')).list)).toEqual(['axb', 'cd'])
  })

  test('moves when its place has changed', () => {
    expect(ids(put(two, job('a', '08')).list)).toEqual(['b', 'cad'])
  })

  test('replaces its older version and touches nothing else', () => {
    const merged = put(two, job('b', '12', { name: 'new' })).list
    expect(find(merged, 'b')?.name).toBe('new')
    expect(merged.pages[1]).toBe(two.pages[1])
  })

  test('leaves lists to which it no longer belongs', () => {
    expect(ids(put(two, job('c', '09', { isDone: true })).list)).toEqual(['ab', 'd'])
  })

  test('makes a list stale that only the service can judge, and updates what is shown', () => {
    const query = { words: 'lake' }
    expect(put(two, job('x', '20'), query)).toEqual({ list: two, isStale: true })
    const renamed = put(two, job('a', '18', { name: 'new' }), query)
    expect([find(renamed.list, 'a')?.name, renamed.isStale]).toEqual(['new', true])
  })

  test('makes a list stale when its place is unknown, unless it is already there', () => {
    const byName = list([[job('a', '1'), job('b', '1')]])
    expect(put(byName, job('x', '1', { name: null }), { by: 'name' })).toEqual({
      list: byName,
      isStale: true,
    })
    const nameless = put(byName, job('b', '1', { name: null }), { by: 'name' })
    expect([ids(nameless.list), nameless.isStale]).toEqual([['ab'], false])
  })
})

test('removing an item keeps the untouched pages identical', () => {
  expect(without(two, 'nobody')).toBe(two)
  expect(without(two, 'a').pages[1]).toBe(two.pages[1])
})

test('a next page adds no item twice', () => {
  const page = { items: [job('b', '12'), job('e', '01')], nextCursor: null }
  expect(ids(withPage(two, page))).toEqual(['ab', 'cd', 'e'])
})
