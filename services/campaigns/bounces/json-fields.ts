// Reading what a provider sends without trusting its shape.

export type Json = Record<string, unknown>

export const objectIn = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}

export const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')

export const listIn = (value: unknown): Json[] => (Array.isArray(value) ? value.map(objectIn) : [])

/** An object from its text; an empty one when it is none. */
export function parsedObject(text: string): Json {
  try {
    return objectIn(JSON.parse(text))
  } catch {
    return {}
  }
}
