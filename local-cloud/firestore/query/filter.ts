import { invalidArgument } from '../errors.ts'
import { isName, parseFieldPath } from '../field-path.ts'
import { MAX_DISJUNCTIONS, MAX_INEQUALITY_FIELDS, MAX_NOT_IN_VALUES } from '../limits.ts'
import { nullValue } from '../value.ts'
import type { Condition, NameKey } from './condition.ts'
import { describePath, fieldCondition, isComparable, isRange, listOf, nameCondition } from './condition.ts'
import type { FieldOperator, FilterMessage, UnaryOperator } from './messages.ts'

type Disjuncts = Condition[][]

const OPERATORS: Record<FieldOperator, true> = {
  LESS_THAN: true,
  LESS_THAN_OR_EQUAL: true,
  GREATER_THAN: true,
  GREATER_THAN_OR_EQUAL: true,
  EQUAL: true,
  NOT_EQUAL: true,
  ARRAY_CONTAINS: true,
  IN: true,
  ARRAY_CONTAINS_ANY: true,
  NOT_IN: true,
}

const nan = { valueType: 'doubleValue', doubleValue: Number.NaN } as const
const UNARY = {
  IS_NULL: ['EQUAL', nullValue],
  IS_NAN: ['EQUAL', nan],
  IS_NOT_NULL: ['NOT_EQUAL', nullValue],
  IS_NOT_NAN: ['NOT_EQUAL', nan],
} as const satisfies Record<UnaryOperator, unknown>

function checkCount(count: number) {
  if (count <= MAX_DISJUNCTIONS) return
  throw invalidArgument(
    `Too many disjunctions after normalization. Result had ${count} disjunctions which is more than the maximum of ${MAX_DISJUNCTIONS}`,
  )
}

function parseField(message: NonNullable<FilterMessage['fieldFilter']>, nameKey: NameKey): Disjuncts {
  const { op, value } = message
  const path = parseFieldPath(message.field?.fieldPath ?? '')
  if (!op || op === 'OPERATOR_UNSPECIFIED' || !Object.hasOwn(OPERATORS, op)) {
    throw invalidArgument('A field filter lacks its operator.')
  }
  if (!value?.valueType) throw invalidArgument('A field filter lacks its value.')
  const one = (single: FieldOperator, operand: typeof value): Condition =>
    isName(path) ? nameCondition(path, single, operand, nameKey) : fieldCondition(path, single, operand)
  if (op === 'IN' || op === 'ARRAY_CONTAINS_ANY') {
    const values = listOf(value, op)
    if (values.length > MAX_DISJUNCTIONS) {
      throw invalidArgument(`'${op}' supports up to ${MAX_DISJUNCTIONS} comparison values.`)
    }
    return values.filter(isComparable).map((each) => [one(op === 'IN' ? 'EQUAL' : 'ARRAY_CONTAINS', each)])
  }
  if (op === 'NOT_IN' && listOf(value, op).length > MAX_NOT_IN_VALUES) {
    throw invalidArgument(`'NOT_IN' supports up to ${MAX_NOT_IN_VALUES} comparison values.`)
  }
  return [[one(op, value)]]
}

function parseUnary({ field, op }: NonNullable<FilterMessage['unaryFilter']>): Disjuncts {
  const path = parseFieldPath(field?.fieldPath ?? '')
  if (!op || op === 'OPERATOR_UNSPECIFIED') throw invalidArgument('A unary filter lacks its operator.')
  const [operator, operand] = UNARY[op]
  return [[fieldCondition(path, operator, operand)]]
}

function normalize(message: FilterMessage, nameKey: NameKey): Disjuncts {
  if (message.fieldFilter) return parseField(message.fieldFilter, nameKey)
  if (message.unaryFilter) return parseUnary(message.unaryFilter)
  if (!message.compositeFilter) throw invalidArgument('A filter has no content.')
  const { op, filters = [] } = message.compositeFilter
  if (filters.length === 0) throw invalidArgument('A composite filter must have at least one filter.')
  const parts = filters.map((filter) => normalize(filter, nameKey))
  if (op === 'OR') {
    checkCount(parts.reduce((sum, part) => sum + part.length, 0))
    return parts.flat()
  }
  if (op !== 'AND') throw invalidArgument('A composite filter lacks its operator.')
  checkCount(parts.reduce((product, part) => product * part.length, 1))
  return parts.reduce((left, right) => left.flatMap((a) => right.map((b) => [...a, ...b])))
}

function operatorsOf(message: FilterMessage): string[] {
  const { compositeFilter, fieldFilter, unaryFilter } = message
  if (!compositeFilter) return [fieldFilter?.op ?? unaryFilter?.op ?? '']
  const inner = (compositeFilter.filters ?? []).flatMap(operatorsOf)
  return compositeFilter.op === 'OR' ? ['OR', ...inner] : inner
}

/** Checks which operators may be combined. The messages are those of Google's emulator. */
function checkOperators(operators: string[]) {
  const negative = operators.filter((op) => ['NOT_EQUAL', 'NOT_IN', 'IS_NOT_NAN', 'IS_NOT_NULL'].includes(op))
  if (negative.length > 1) {
    throw invalidArgument(
      "Only a single 'NOT_EQUAL', 'NOT_IN', 'IS_NOT_NAN', or 'IS_NOT_NULL' filter allowed per query.",
    )
  }
  if (
    operators.includes('NOT_IN') &&
    operators.some((op) => ['IN', 'ARRAY_CONTAINS_ANY', 'OR'].includes(op))
  ) {
    throw invalidArgument(
      "'NOT_IN' cannot be used in the same query with 'IN', 'ARRAY_CONTAINS_ANY' or 'OR'.",
    )
  }
}

function check(disjuncts: Disjuncts) {
  for (const conditions of disjuncts) {
    if (conditions.filter((condition) => condition.kind === 'element').length > 1) {
      throw invalidArgument("A maximum of 1 'ARRAY_CONTAINS' filter is allowed per disjunction.")
    }
  }
  const ranges = new Set(
    disjuncts
      .flat()
      .filter(isRange)
      .map(({ path }) => describePath(path)),
  )
  if (ranges.size > MAX_INEQUALITY_FIELDS) {
    throw invalidArgument(`A query can have inequality filters on at most ${MAX_INEQUALITY_FIELDS} fields.`)
  }
}

/** A filter in disjunctive normal form; without a filter it is one disjunct without conditions. */
export function parseFilter(message: FilterMessage | undefined, nameKey: NameKey): Disjuncts {
  if (!message) return [[]]
  checkOperators(operatorsOf(message))
  const disjuncts = normalize(message, nameKey)
  check(disjuncts)
  return disjuncts
}
