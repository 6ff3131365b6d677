import Type from 'typebox'
import { expect, test } from 'vitest'
import { cursors } from './cursor.ts'

const positions = cursors(
  Type.Object({ at: Type.String(), id: Type.String() }, { additionalProperties: false }),
)

test('a cursor leads back to its position', () => {
  const position = { at: '2026-01-02', id: 'x' }
  expect(positions.decode(positions.encode(position))).toEqual(position)
})

test.each([
  ['nonsense', '%%%'],
  ['empty', ''],
  ['JSON of another shape', Buffer.from('{"at":1}').toString('base64url')],
  ['with a field too many', Buffer.from('{"at":"a","id":"b","owner":"c"}').toString('base64url')],
])('%s is refused, naming the field', (_what, cursor) => {
  expect(() => positions.decode(cursor)).toThrow(
    expect.objectContaining({ code: 'invalid', errors: [{ field: 'cursor', message: expect.any(String) }] }),
  )
})
