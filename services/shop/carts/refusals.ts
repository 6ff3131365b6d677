import { AppError } from '../../platform/errors.ts'
import type { Problem } from '../pricing/schemas.ts'

/** The reason is the problem's kind, as for those that are only told. */
function refused(
  code: 'invalid' | 'conflict',
  field: string,
  { kind, message }: Pick<Problem, 'kind' | 'message'>,
) {
  return new AppError(code, message, { reason: kind, errors: [{ field, message }] })
}

export const invalid = (field: string, message: string) =>
  new AppError('invalid', `This cannot be taken over: ${field} ${message}`, { errors: [{ field, message }] })

/** The same for another shop's article, a draft, and one that never was. */
export const notSoldHere = () =>
  refused('invalid', 'variantId', { kind: 'not-sold', message: 'This article is not sold here.' })

export const nothingMore = (problem: Problem | undefined) =>
  refused(
    'conflict',
    'quantity',
    problem ?? { kind: 'less-stock', message: 'No more of this can be had now.' },
  )

export const codeRefused = (problem: Problem) => refused('invalid', 'code', problem)
