// Variable envelope return paths (VERP): a bounce comes back to an address that names the mail that it is about.
import type { StoredMailbox } from '../sending/record.ts'

const TAG = 'bounce-'

/** MAIL FROM for the mail to the recipient with this token; null where the sender's own address is used. */
export function bounceAddress(
  mailbox: Pick<StoredMailbox, 'address' | 'verp'>,
  token: string,
): string | null {
  if (!mailbox.verp) return null
  const at = mailbox.address.lastIndexOf('@')
  return `${mailbox.address.slice(0, at)}+${TAG}${token}${mailbox.address.slice(at)}`
}

/** The recipient's token in such an address; null for any other address. */
export const tokenInBounceAddress = (address: string): string | null =>
  /\+bounce-([A-Za-z0-9_-]{8,100})@[^@]+$/.exec(address)?.[1] ?? null
