// Reads values of OTLP's JSON form: 64-bit numbers come as text, and every attribute's value says its type.
// Source: https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
import { MAX_ATTRIBUTE_KEY, MAX_ATTRIBUTE_VALUE, MAX_ATTRIBUTES } from './limits.ts'
import type { Attributes } from './span.ts'

export type Wire = Record<string, unknown>

/** The whole request is refused. */
export class NotOtlp extends Error {}

/** One span or point is refused, the others are taken. */
export class Rejected extends Error {}

export function listIn(value: unknown, name: string): Wire[] {
  if (value === undefined) return []
  if (Array.isArray(value) && value.every((each) => typeof each === 'object' && each !== null)) return value
  throw new NotOtlp(`Invalid value at '${name}': a list of objects is expected`)
}

export const wireIn = (value: unknown): Wire =>
  typeof value === 'object' && value !== null ? (value as Wire) : {}

export function attributesIn(value: unknown): Attributes {
  const list = listIn(value, 'attributes')
  if (list.length > MAX_ATTRIBUTES) throw new Rejected(`More than ${MAX_ATTRIBUTES} attributes`)
  return Object.fromEntries(list.map(({ key, value: given }) => [keyIn(key), valueIn(wireIn(given))]))
}

function keyIn(key: unknown): string {
  if (typeof key !== 'string' || key === '') throw new Rejected('An attribute has no key')
  if (Buffer.byteLength(key) > MAX_ATTRIBUTE_KEY)
    throw new Rejected(`The key of an attribute has more than ${MAX_ATTRIBUTE_KEY} bytes`)
  return key
}

function valueIn(value: Wire): string | number | boolean {
  const { stringValue, boolValue, intValue, doubleValue } = value
  if (typeof boolValue === 'boolean') return boolValue
  if (intValue !== undefined || doubleValue !== undefined) return numberIn(intValue ?? doubleValue)
  // Lists and maps are rare, and shown as they came.
  const text = typeof stringValue === 'string' ? stringValue : jsonOf(value)
  if (Buffer.byteLength(text) > MAX_ATTRIBUTE_VALUE)
    throw new Rejected(`The value of an attribute has more than ${MAX_ATTRIBUTE_VALUE} bytes`)
  return text
}

/** Google's parser goes no deeper than a hundred levels, this one as deep as the stack. */
function jsonOf(value: Wire): string {
  try {
    return JSON.stringify(value)
  } catch {
    throw new Rejected('The value of an attribute is nested too deeply')
  }
}

/** For messages: objects may be deep, or hide what makes text of them. */
export const shown = (value: unknown): string =>
  typeof value === 'object' && value !== null ? 'an object' : String(value).slice(0, 100)

export function numbersIn(value: unknown): number[] {
  if (!Array.isArray(value)) throw new Rejected(`${shown(value)} is not a list of numbers`)
  return value.map(numberIn)
}

export function numberIn(value: unknown): number {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value
  if (typeof number !== 'number' || Number.isNaN(number))
    throw new Rejected(`${shown(value)} is not a number`)
  return number
}

/** Nanoseconds since the epoch, which a number cannot hold exactly, as milliseconds. */
export function timeIn(value: unknown): number {
  if ((typeof value !== 'string' && typeof value !== 'number') || !/^\d{1,20}$/.test(String(value)))
    throw new Rejected(`${shown(value)} is not a time in nanoseconds`)
  const nanoseconds = BigInt(value)
  return Number(nanoseconds / 1000n) / 1000
}
