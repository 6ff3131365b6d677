import { invalidArgument } from '../errors.ts'
import type { FieldPath } from '../field-path.ts'
import { parseFieldPath } from '../field-path.ts'
import { valueKey } from '../keys/value-key.ts'
import type { Value } from '../value.ts'
import { array, double, integer, isNumber, nullValue, timestamp } from '../value.ts'
import { checkFields } from './check.ts'
import type { FieldTransform } from './messages.ts'

/** Source of the rules: FieldTransform in google/firestore/v1/write.proto. */
export interface Transform {
  path: FieldPath
  /**
   * Returns the field's new value and the result that the client is told. `time` is the commit time in microseconds.
   */
  apply(current: Value | undefined, time: number): { value: Value; result: Value }
}

const MAX_INT64 = 2n ** 63n - 1n
const MIN_INT64 = -(2n ** 63n)

const toNumber = (value: Value) =>
  value.valueType === 'integerValue'
    ? Number(value.integerValue)
    : value.valueType === 'doubleValue'
      ? value.doubleValue
      : 0

function add(current: Value | undefined, operand: Value): Value {
  if (!current || !isNumber(current)) return operand
  if (current.valueType === 'integerValue' && operand.valueType === 'integerValue') {
    const sum = BigInt(current.integerValue) + BigInt(operand.integerValue)
    return integer(sum > MAX_INT64 ? MAX_INT64 : sum < MIN_INT64 ? MIN_INT64 : sum)
  }
  return double(toNumber(current) + toNumber(operand))
}

/**
 * The greater (sign 1) or lesser (sign -1) value. Equal numbers of two types keep the field as it is, and NaN always
 * wins.
 */
function extreme(current: Value | undefined, operand: Value, sign: 1 | -1): Value {
  if (!current || !isNumber(current)) return operand
  if (Number.isNaN(toNumber(current))) return current
  if (Number.isNaN(toNumber(operand))) return operand
  return Buffer.compare(valueKey(operand), valueKey(current)) * sign > 0 ? operand : current
}

const elementsOf = (value: Value | undefined) =>
  value?.valueType === 'arrayValue' ? (value.arrayValue.values ?? []) : []
const keyText = (value: Value) => valueKey(value).toString('latin1')

function union(current: Value | undefined, added: Value[]): Value {
  const elements = [...elementsOf(current)]
  const known = new Set(elements.map(keyText))
  for (const value of added) {
    const key = keyText(value)
    if (!known.has(key)) elements.push(value)
    known.add(key)
  }
  return array(elements)
}

function difference(current: Value | undefined, removed: Value[]): Value {
  const gone = new Set(removed.map(keyText))
  return array(elementsOf(current).filter((value) => !gone.has(keyText(value))))
}

function operandOf(value: Value): Value {
  if (!isNumber(value)) throw invalidArgument('Input must be int64 or double.')
  return value
}

function listed(values: Value[] = []): Value[] {
  for (const value of values) {
    if (value.valueType === 'arrayValue')
      throw invalidArgument('Cannot convert an array value in an array value.')
    checkFields({ element: value })
  }
  return values
}

const MILLISECOND = 1000

/** Throws INVALID_ARGUMENT. */
export function parseTransform(message: FieldTransform): Transform {
  const path = parseFieldPath(message.fieldPath ?? '')
  const visible = (compute: (current: Value | undefined, time: number) => Value): Transform => ({
    path,
    apply: (current, time) => {
      const value = compute(current, time)
      return { value, result: value }
    },
  })
  const silent = (compute: (current: Value | undefined) => Value): Transform => ({
    path,
    apply: (current) => ({ value: compute(current), result: nullValue }),
  })

  if (message.setToServerValue === 'REQUEST_TIME') {
    // The server value has millisecond precision, unlike the commit time.
    return visible((_, time) => timestamp(time - (time % MILLISECOND)))
  }
  if (message.increment) {
    const operand = operandOf(message.increment)
    return visible((current) => add(current, operand))
  }
  if (message.maximum) {
    const operand = operandOf(message.maximum)
    return visible((current) => extreme(current, operand, 1))
  }
  if (message.minimum) {
    const operand = operandOf(message.minimum)
    return visible((current) => extreme(current, operand, -1))
  }
  if (message.appendMissingElements) {
    const values = listed(message.appendMissingElements.values)
    return silent((current) => union(current, values))
  }
  if (message.removeAllFromArray) {
    const values = listed(message.removeAllFromArray.values)
    return silent((current) => difference(current, values))
  }
  throw invalidArgument('A field transform has no type.')
}
