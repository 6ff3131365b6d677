import { expect, test } from 'vitest'
import { ApiError } from '../api.ts'
import { sentence, sortErrors } from './form-errors.ts'

const refusal = (...errors: { field: string; message: string }[]) =>
  new ApiError({ status: 400, title: 'Bad Request', errors })

test.each([
  ['email', ['email', 'name'], 'email'],
  ['entries.1.title', ['entries.0.title', 'entries.1.title'], 'entries.1.title'],
  ['/entries/1/title', ['entries.1.title'], 'entries.1.title'],
  ['scopes.3', ['scopes'], 'scopes'],
  ['address.street.number', ['address.street', 'address.street.name'], 'address.street'],
])('what is said about %s is told at %s as %s', (field, names, at) => {
  const { fields, isIncomplete } = sortErrors(refusal({ field, message: 'is wrong' }), names)
  expect([...fields]).toEqual([[at, 'is wrong']])
  expect(isIncomplete).toBe(false)
})

test('errors that concern no field belong to the form', () => {
  expect(sortErrors(refusal({ field: 'token', message: 'is old' }), ['password']).isIncomplete).toBe(true)
  expect(sortErrors(refusal(), ['password']).isIncomplete).toBe(true)
  const both = sortErrors(refusal({ field: 'a', message: 'x' }, { field: 'b', message: 'y' }), ['a'])
  expect([...both.fields.keys()]).toEqual(['a'])
  expect(both.isIncomplete).toBe(true)
})

test('the first error of a field is shown', () => {
  const twice = refusal({ field: 'a', message: 'one' }, { field: 'a', message: 'two' })
  expect(sortErrors(twice, ['a']).fields.get('a')).toBe('one')
})

test('the label completes a sentence that has no subject', () => {
  expect(sentence('is wrong', 'Password')).toBe('Password is wrong')
  expect(sentence('Use 10 characters', 'Password')).toBe('Use 10 characters')
  expect(sentence('is wrong', null)).toBe('is wrong')
})
