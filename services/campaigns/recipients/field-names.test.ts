import { expect, test } from 'vitest'
import { fieldName, meantField } from './field-names.ts'

test.each([
  ['First name', 'first_name'],
  ['  FIRST-NAME ', 'first_name'],
  ['firstName', 'first_name'],
  ['First\u00a0name', 'first_name'],
  ['Fi\u200brst\u00ad name\u200f', 'first_name'],
  ['Größe', 'grosse'],
  ['Prénom', 'prenom'],
  ['Œuvre no. 2', 'oeuvre_no_2'],
  ['2nd contact', 'nd_contact'],
  ['E-Mail (work)', 'e_mail_work'],
  ['姓名', ''],
  ['__proto__', 'proto'],
  ['x'.repeat(80), 'x'.repeat(60)],
])('%j is the field %j', (text, name) => {
  expect(fieldName(text)).toBe(name)
})

test('a name that divides words in another way means the one field it can mean', () => {
  expect(meantField('firstname', ['first_name', 'email'])).toBe('first_name')
  expect(meantField('e_mail', ['first_name', 'email'])).toBe('email')
  expect(meantField('ab', ['a_b', 'a__b'])).toBeNull()
  expect(meantField('nme', ['name'])).toBeNull()
})
