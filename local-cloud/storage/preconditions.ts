import type { IncomingHttpHeaders } from 'node:http'
import { invalid, preconditionFailed, StorageError } from './errors.ts'

export interface Preconditions {
  generationMatch?: number
  generationNotMatch?: number
  metagenerationMatch?: number
  metagenerationNotMatch?: number
}

/** The version that preconditions are checked against; null when the object does not exist. */
export type Version = { generation: number; metageneration: number } | null

const QUERY_NAMES = {
  generationMatch: 'ifGenerationMatch',
  generationNotMatch: 'ifGenerationNotMatch',
  metagenerationMatch: 'ifMetagenerationMatch',
  metagenerationNotMatch: 'ifMetagenerationNotMatch',
} as const

// The XML API has no "not match" headers.
const HEADER_NAMES = {
  generationMatch: 'x-goog-if-generation-match',
  metagenerationMatch: 'x-goog-if-metageneration-match',
} as const

/** Reads preconditions from JSON API query parameters. `prefix` is `Source` for the source of a copy. */
export function queryPreconditions(query: URLSearchParams, prefix = ''): Preconditions {
  return read(QUERY_NAMES, (name) => query.get(prefix ? name.replace('if', `if${prefix}`) : name))
}

export function headerPreconditions(headers: IncomingHttpHeaders): Preconditions {
  return read(HEADER_NAMES, (name) => headers[name]?.toString() ?? null)
}

function read(
  names: Partial<Record<keyof Preconditions, string>>,
  get: (name: string) => string | null,
): Preconditions {
  const found: Preconditions = {}
  for (const key of Object.keys(names) as (keyof Preconditions)[]) {
    const name = names[key] as string
    const value = get(name)
    if (value === null) continue
    if (!/^\d{1,19}$/.test(value)) throw invalid(`Invalid argument for ${name}: ${value}`)
    found[key] = Number(value)
  }
  return found
}

/**
 * Throws 412 when a condition does not hold; reads answer 304 instead when a "not match" condition fails. Generation 0
 * stands for an object that does not exist.
 */
export function checkPreconditions(wanted: Preconditions, version: Version, purpose: 'read' | 'write'): void {
  const generation = version?.generation ?? 0
  if (wanted.generationMatch !== undefined && wanted.generationMatch !== generation)
    throw preconditionFailed()
  if (wanted.metagenerationMatch !== undefined && wanted.metagenerationMatch !== version?.metageneration) {
    throw preconditionFailed()
  }
  const unchanged =
    (wanted.generationNotMatch !== undefined && wanted.generationNotMatch === generation) ||
    (wanted.metagenerationNotMatch !== undefined && wanted.metagenerationNotMatch === version?.metageneration)
  if (unchanged) throw purpose === 'read' ? notModified() : preconditionFailed()
}

export const notModified = () =>
  new StorageError({ status: 304, reason: 'notModified', code: 'NotModified', message: 'Not Modified' })
