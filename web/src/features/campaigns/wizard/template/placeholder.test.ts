import { expect, test } from 'vitest'
import { matchingFields, typedPlaceholder } from './placeholder.ts'

/** `|` is the caret. */
const at = (text: string) => typedPlaceholder(text.replace('|', ''), text.indexOf('|'))

test.each([
  ['Dear {{|', { start: 5, end: 7, name: '' }],
  ['Dear {{fir|', { start: 5, end: 10, name: 'fir' }],
  ['Dear {{ fir|', { start: 5, end: 11, name: 'fir' }],
  ['Dear {{fi|rst_name}}, I', { start: 5, end: 19, name: 'fi' }],
  ['{{name}} and {{co|', { start: 13, end: 17, name: 'co' }],
])('in %s a field is being named', (text, typed) => {
  expect(at(text)).toEqual(typed)
})

test.each(['Dear |', 'Dear {|', '{{name}}|', '{{name|fallback|', '{{\nname|', 'a } } |'])(
  'in %s none is',
  (text) => {
    expect(typedPlaceholder(text.slice(0, -1), text.length - 1)).toBeNull()
  },
)

test('fields are found by any part of their name, beginnings first', () => {
  const names = ['last_name', 'name', 'company', 'first_name']
  expect(matchingFields(names, '')).toEqual(names)
  expect(matchingFields(names, 'na')).toEqual(['name', 'last_name', 'first_name'])
  expect(matchingFields(names, 'First n')).toEqual(['first_name'])
  expect(matchingFields(names, 'x')).toEqual([])
})
