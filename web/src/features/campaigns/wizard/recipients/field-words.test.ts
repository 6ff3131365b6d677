import Value from 'typebox/value'
import { expect, test } from 'vitest'
import { ListMapping } from '../../../../../../services/campaigns/lists/schemas.ts'
import { choicesFor, LEFT_OUT, ownField, withField } from './field-words.ts'

test.each([
  ['Opening hours', 'opening_hours'],
  ['Prénom', 'prenom'],
  ['2nd mail', 'nd_mail'],
  ['__proto__', 'proto'],
  ['姓名', 'column_3'],
  ['', 'column_3'],
])('the column %j can be the field %s, which the service accepts', (header, field) => {
  expect(ownField({ header, index: 2 })).toBe(field)
  const mapping = { sheet: null, headerRow: 1, fields: [field], takesHiddenRows: false }
  expect(Value.Check(ListMapping, mapping)).toBe(true)
})

test('a field that another column had is taken from it', () => {
  expect(withField(['email', 'name', null], 2, 'email')).toEqual([null, 'name', 'email'])
  expect(withField(['email', null, null], 0, null)).toEqual([null, null, null])
})

test('a column offers the known fields, its own name, and what it is now', () => {
  const values = choicesFor({ index: 0, header: 'City', samples: [] }, 'town').map(({ value }) => value)
  expect(values[0]).toBe(LEFT_OUT)
  expect(values).toEqual(expect.arrayContaining(['email', 'company', 'city', 'town']))
  expect(new Set(values).size).toBe(values.length)
})
