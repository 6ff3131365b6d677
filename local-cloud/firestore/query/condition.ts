import { invalidArgument } from '../errors.ts'
import type { FieldPath } from '../field-path.ts'
import { formatFieldPath, isName } from '../field-path.ts'
import { after, TYPE, valueKey } from '../keys/value-key.ts'
import type { Value } from '../value.ts'
import type { Interval } from './interval.ts'
import { startingWith } from './interval.ts'
import type { FieldOperator } from './messages.ts'

/** One test on one field. `equal` and `element` hold one key, `range` holds ascending intervals. */
export type Condition =
  | { kind: 'equal'; path: FieldPath; key: Buffer }
  | { kind: 'element'; path: FieldPath; key: Buffer }
  | { kind: 'range'; path: FieldPath; intervals: Interval[] }

/** Turns a reference into the key by which names are sorted in the query's scope. */
export type NameKey = (reference: string) => Buffer

const exactly = (key: Buffer): Interval => ({ from: key, to: Buffer.concat([key, Buffer.of(0)]) })
const ABOVE_NULL = Buffer.of(TYPE.null + 1)

/**
 * All values that `<` and `>` compare with this one: those of the same type. NaN sorts before numbers without being
 * one.
 */
const comparable = (key: Buffer) => startingWith(key.subarray(0, 1))

/** Everything except null and the given keys. */
function allBut(keys: Buffer[]): Interval[] {
  const intervals: Interval[] = []
  let from: Buffer = ABOVE_NULL
  for (const key of keys.toSorted(Buffer.compare)) {
    if (Buffer.compare(key, from) > 0) intervals.push({ from, to: key })
    if (Buffer.compare(key, from) >= 0) from = after(key)!
  }
  intervals.push({ from, to: null })
  return intervals
}

function ordering(op: FieldOperator, key: Buffer): Interval {
  const type = comparable(key)
  switch (op) {
    case 'LESS_THAN':
      return { from: type.from, to: key }
    case 'LESS_THAN_OR_EQUAL':
      return { from: type.from, to: after(key) }
    case 'GREATER_THAN':
      return { from: after(key)!, to: type.to }
    default:
      return { from: key, to: type.to }
  }
}

export function fieldCondition(path: FieldPath, op: FieldOperator, value: Value): Condition {
  switch (op) {
    case 'EQUAL':
      return { kind: 'equal', path, key: valueKey(value) }
    case 'ARRAY_CONTAINS':
      return { kind: 'element', path, key: valueKey(value) }
    case 'NOT_EQUAL':
      return { kind: 'range', path, intervals: allBut([valueKey(value)]) }
    case 'NOT_IN': {
      const values = listOf(value, op)
      const none = values.some((each) => each.valueType === 'nullValue')
      return { kind: 'range', path, intervals: none ? [] : allBut(values.filter(isComparable).map(valueKey)) }
    }
    default:
      return { kind: 'range', path, intervals: [ordering(op, valueKey(value))] }
  }
}

export function nameCondition(path: FieldPath, op: FieldOperator, value: Value, nameKey: NameKey): Condition {
  const keyOf = (each: Value) => {
    if (each.valueType === 'referenceValue') return nameKey(each.referenceValue)
    throw invalidArgument('__key__ filter value must be a Key')
  }
  const range = (...intervals: Interval[]): Condition => ({ kind: 'range', path, intervals })
  const next = (key: Buffer) => exactly(key).to!
  switch (op) {
    case 'EQUAL':
      return range(exactly(keyOf(value)))
    case 'LESS_THAN':
      return range({ from: Buffer.alloc(0), to: keyOf(value) })
    case 'LESS_THAN_OR_EQUAL':
      return range({ from: Buffer.alloc(0), to: next(keyOf(value)) })
    case 'GREATER_THAN':
      return range({ from: next(keyOf(value)), to: null })
    case 'GREATER_THAN_OR_EQUAL':
      return range({ from: keyOf(value), to: null })
    case 'NOT_EQUAL':
      return range(...namesBut([keyOf(value)]))
    case 'NOT_IN':
      return range(...namesBut(listOf(value, op).map(keyOf)))
    default:
      throw invalidArgument(`Operator ${op} cannot be used with __name__.`)
  }
}

function namesBut(keys: Buffer[]): Interval[] {
  const intervals: Interval[] = []
  let from: Buffer = Buffer.alloc(0)
  for (const key of keys.toSorted(Buffer.compare)) {
    intervals.push({ from, to: key })
    from = exactly(key).to!
  }
  intervals.push({ from, to: null })
  return intervals
}

/** Null and NaN equal nothing inside a list: `in` does not match them and `not-in` does not exclude NaN. */
export const isComparable = (value: Value) =>
  value.valueType !== 'nullValue' && !(value.valueType === 'doubleValue' && Number.isNaN(value.doubleValue))

/** Parses the values of `in`, `not-in` and `array-contains-any`. */
export function listOf(value: Value, op: FieldOperator): Value[] {
  const values = value.valueType === 'arrayValue' ? (value.arrayValue.values ?? []) : null
  if (!values) throw invalidArgument(`'${op}' requires an ArrayValue.`)
  if (values.length === 0) throw invalidArgument(`'${op}' requires an non-empty ArrayValue.`)
  return values
}

/** Whether a condition's field orders the results, which every condition but equality does. */
export const isRange = (condition: Condition) => condition.kind === 'range'

export const describePath = (path: FieldPath) => (isName(path) ? '__name__' : formatFieldPath(path))
