import { createHash } from 'node:crypto'

/** The address as people compare it: case and look-alike encodings do not make another one. */
export function canonicalEmail(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase()
}

/** Document id of an address: any address fits, and none is readable in an index or a log. */
export function emailKey(email: string): string {
  return createHash('sha256').update(canonicalEmail(email)).digest('hex')
}
