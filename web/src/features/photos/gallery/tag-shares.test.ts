import { expect, test } from 'vitest'
import { tagEdit, tagShares, tagUndo } from './tag-shares.ts'

const selection = [['sea', 'sun'], ['sea'], ['sea', 'fog']]

test('shows how many photos of the selection have each tag', () => {
  expect(tagShares(selection, ['city', 'sun'], new Map())).toEqual([
    { value: 'sea', count: 3, share: 'all' },
    { value: 'fog', count: 1, share: 'some' },
    { value: 'sun', count: 1, share: 'some' },
    { value: 'city', count: 0, share: 'none' },
  ])
})

test('edits are shown at once, new tags first', () => {
  const changes = new Map([['new', 'all'] as const, ['sea', 'none'] as const])
  expect(tagShares(selection, [], changes).map(({ value, share }) => `${value} ${share}`)).toEqual([
    'new all',
    'sea none',
    'fog some',
    'sun some',
  ])
})

test('only effective changes are sent', () => {
  const changes = new Map([
    ['sea', 'all'],
    ['sun', 'all'],
    ['fog', 'none'],
    ['city', 'none'],
  ] as const)
  expect(tagEdit(selection, changes)).toEqual({ add: ['sun'], remove: ['fog'] })
})

test('undoing restores exactly the tags that each photo had', () => {
  const photos = selection.map((tags, index) => ({ id: String(index), tags }))
  expect(tagUndo(photos, { add: ['sun'], remove: ['fog'] })).toEqual([
    { ids: ['1'], add: [], remove: ['sun'] },
    { ids: ['2'], add: ['fog'], remove: ['sun'] },
  ])
})
