import { describe, expect, test } from 'vitest'
import { find, type ListPages, type ListRules, merge, without, withPage } from './list-pages.ts'

interface Job {
  id: string
  at: string
  /** Null where only the service can tell the place. */
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

describe('what arrives', () => {
  test.each([
    ['20', ['xab', 'cd']],
    ['15', ['axb', 'cd']],
    ['12', ['axb', 'cd']],
    ['10', ['ab', 'xcd']],
    ['01', ['ab', 'cdx']],
  ])('at %s goes to its place', (at, expected) => {
    expect(ids(put(two, job('x', at)).list)).toEqual(expected)
  })

  test('goes the other way round in an ascending list', () => {
    const byName = list([[job('a', '1'), job('d', '1')]])
    expect(ids(put(byName, job('b', '1'), { by: 'name' }).list)).toEqual(['abd'])
  })

  test('beyond what was fetched is left to its page', () => {
    const open = list([[job('a', '18')]], 'more')
    expect(put(open, job('x', '01'))).toEqual({ list: open, isStale: false })
  })

  test('twice changes nothing more', () => {
    const once = put(two, job('x', '15')).list
    expect(ids(put(once, job('x', '15')).list)).toEqual(['axb', 'cd'])
  })

  test('moves when it is sorted elsewhere now', () => {
    expect(ids(put(two, job('a', '08')).list)).toEqual(['b', 'cad'])
  })

  test('takes the place of what it was, and touches nothing else', () => {
    const merged = put(two, job('b', '12', { name: 'new' })).list
    expect(find(merged, 'b')?.name).toBe('new')
    expect(merged.pages[1]).toBe(two.pages[1])
  })

  test('leaves the lists to which it no longer belongs', () => {
    expect(ids(put(two, job('c', '09', { isDone: true })).list)).toEqual(['ab', 'd'])
  })

  test('in a list that only the service can judge makes it stale, and keeps what is shown fresh', () => {
    const query = { words: 'lake' }
    expect(put(two, job('x', '20'), query)).toEqual({ list: two, isStale: true })
    const renamed = put(two, job('a', '18', { name: 'new' }), query)
    expect([find(renamed.list, 'a')?.name, renamed.isStale]).toEqual(['new', true])
  })

  test('without a place of its own is asked for, unless it is there', () => {
    const byName = list([[job('a', '1'), job('b', '1')]])
    expect(put(byName, job('x', '1', { name: null }), { by: 'name' })).toEqual({
      list: byName,
      isStale: true,
    })
    const nameless = put(byName, job('b', '1', { name: null }), { by: 'name' })
    expect([ids(nameless.list), nameless.isStale]).toEqual([['ab'], false])
  })
})

test('what is taken away leaves the untouched pages the same', () => {
  expect(without(two, 'nobody')).toBe(two)
  expect(without(two, 'a').pages[1]).toBe(two.pages[1])
})

test('a next page brings nothing twice', () => {
  const page = { items: [job('b', '12'), job('e', '01')], nextCursor: null }
  expect(ids(withPage(two, page))).toEqual(['ab', 'cd', 'e'])
})
