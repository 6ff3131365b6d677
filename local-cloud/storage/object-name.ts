import { invalid } from './errors.ts'
import { MAX_NAME_BYTES } from './limits.ts'

/**
 * Throws 400 for a name that Cloud Storage does not accept. Source:
 * https://cloud.google.com/storage/docs/objects#naming
 */
export function checkObjectName(name: string): string {
  if (name === '') throw invalid('Required parameter: name')
  if (Buffer.byteLength(name) > MAX_NAME_BYTES) throw invalid('The maximum object length is 1024 characters.')
  const forbidden = name === '.' || name === '..' || name.startsWith('.well-known/acme-challenge/')
  if (forbidden || /[\r\n]/.test(name)) throw invalid(`Disallowed object name: ${JSON.stringify(name)}`)
  return name
}
