import Type from 'typebox'
import { expect, test } from 'vitest'
import { loadConfig } from './config.ts'

const schema = Type.Object({
  BUCKET: Type.String({ minLength: 1 }),
  PORT: Type.Integer({ minimum: 0, default: 8080 }),
  VERBOSE: Type.Boolean({ default: false }),
  AUDIENCE: Type.Optional(Type.String()),
})

test('numbers and booleans are converted, and defaults filled in', () => {
  expect(loadConfig(schema, { BUCKET: 'b', PORT: '9000', VERBOSE: 'true' })).toEqual({
    BUCKET: 'b',
    PORT: 9000,
    VERBOSE: true,
  })
  expect(loadConfig(schema, { BUCKET: 'b' })).toEqual({ BUCKET: 'b', PORT: 8080, VERBOSE: false })
})

test('an empty variable counts as absent', () => {
  expect(loadConfig(schema, { BUCKET: 'b', AUDIENCE: '' })).not.toHaveProperty('AUDIENCE')
})

test('everything wrong is reported in one error', () => {
  const load = () => loadConfig(schema, { PORT: 'eighty', VERBOSE: 'perhaps' })
  expect(load).toThrow('BUCKET is missing')
  expect(load).toThrow('PORT must be integer')
  expect(load).toThrow('VERBOSE must be boolean')
})
