import { invalid, unimplemented } from './errors.ts'
import { MAX_CUSTOM_METADATA_BYTES } from './limits.ts'

/** What a writer may set on an object, under the JSON API's names. */
export interface Settings {
  contentType?: string
  cacheControl?: string
  contentDisposition?: string
  contentEncoding?: string
  contentLanguage?: string
  customTime?: string
  storageClass?: string
  metadata?: Record<string, string>
}

export const FIXED_KEYS = [
  'contentType',
  'cacheControl',
  'contentDisposition',
  'contentEncoding',
  'contentLanguage',
  'customTime',
  'storageClass',
] as const

const STORAGE_CLASSES = ['STANDARD', 'NEARLINE', 'COLDLINE', 'ARCHIVE']

// Accepting these and doing nothing would be a false promise.
const NOT_SIMULATED = ['acl', 'temporaryHold', 'eventBasedHold', 'retention', 'kmsKeyName', 'contexts']

/** Applies a JSON API metadata body to the current settings. Null removes a key, as in the API's patch. */
export function applySettings(current: Settings, body: Record<string, unknown>): Settings {
  for (const key of NOT_SIMULATED) {
    const value = body[key]
    if (value && !(Array.isArray(value) && value.length === 0)) throw unimplemented(`the object field ${key}`)
  }
  const next: Settings = { ...current }
  for (const key of FIXED_KEYS) {
    const value = body[key]
    if (value === null) delete next[key]
    else if (typeof value === 'string') next[key] = value
    else if (value !== undefined) throw invalid(`Invalid value for field ${key}`)
  }
  if ('metadata' in body) next.metadata = applyCustom(next.metadata ?? {}, body.metadata)
  return checkSettings(next)
}

function applyCustom(current: Record<string, string>, patch: unknown): Record<string, string> {
  if (patch === null || patch === undefined) return {}
  if (typeof patch !== 'object' || Array.isArray(patch)) throw invalid('Invalid value for field metadata')
  const next = { ...current }
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete next[key]
    else next[key] = String(value)
  }
  return next
}

export function checkSettings(settings: Settings): Settings {
  const custom = Object.entries(settings.metadata ?? {})
  const bytes = custom.reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value),
    0,
  )
  if (bytes > MAX_CUSTOM_METADATA_BYTES) {
    throw invalid('The metadata for the object exceeds the maximum of 8192 bytes.')
  }
  if (settings.storageClass !== undefined && !STORAGE_CLASSES.includes(settings.storageClass)) {
    throw invalid('Invalid storage class.')
  }
  if (settings.customTime !== undefined && Number.isNaN(Date.parse(settings.customTime))) {
    throw invalid('Invalid value for field customTime')
  }
  return settings
}
