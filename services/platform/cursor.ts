import type { Static, TSchema } from 'typebox'
import { checker } from './check.ts'
import { AppError } from './errors.ts'

export interface Cursors<Position> {
  encode(position: Position): string
  /** Throws AppError `invalid` naming the field `cursor`. */
  decode(cursor: string): Position
}

/**
 * Opaque page cursors for positions of one shape. They are not signed, because a cursor only says where to continue,
 * never whose list it is.
 */
export function cursors<S extends TSchema>(schema: S): Cursors<Static<S>> {
  const check = checker(schema)
  return {
    encode: (position) => Buffer.from(JSON.stringify(position)).toString('base64url'),
    decode(cursor) {
      const checked = check(parse(cursor))
      if (checked.ok) return checked.value
      throw new AppError('invalid', 'This cursor was not made by this list', {
        errors: [{ field: 'cursor', message: 'is not a cursor of this list' }],
      })
    },
  }
}

function parse(cursor: string): unknown {
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8')
    return JSON.parse(text, (_name, value) => (typeof value === 'string' ? value.toWellFormed() : value))
  } catch {
    return undefined
  }
}
