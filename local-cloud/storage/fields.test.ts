import { expect, test } from 'vitest'
import { selectFields } from './fields.ts'

const list = {
  kind: 'list',
  items: [{ name: 'a', size: '1', metadata: { x: '1', y: '2' } }],
  nextPageToken: 't',
}

test.each([
  [null, list],
  ['items(name)', { items: [{ name: 'a' }] }],
  ['items/name,nextPageToken', { items: [{ name: 'a' }], nextPageToken: 't' }],
  ['items(name,metadata/x)', { items: [{ name: 'a', metadata: { x: '1' } }] }],
  ['items/name, items/size', { items: [{ name: 'a', size: '1' }] }],
  ['*', list],
  ['none', {}],
])('the fields %s', (fields, expected) => {
  expect(selectFields(list, fields)).toEqual(expected)
})

test.each(['items(name', 'items)', 'a,,b', '/a', 'a b$'])('the fields %s are refused', (fields) => {
  expect(() => selectFields(list, fields)).toThrow('Invalid field selection')
})
