import { createHash } from 'node:crypto'

/** The address in the form used for comparison: case and look-alike encodings make no difference. */
export function canonicalEmail(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase()
}

/** The document id of an address: any address fits, and none is readable in an index or a log. */
export function emailKey(email: string): string {
  return createHash('sha256').update(canonicalEmail(email)).digest('hex')
}
