import type { Delivery, Transport, Transports } from '../../mail/schemas.ts'
import type { SecretKeys } from '../../platform/secret-keys.ts'
import type { StoredMailbox } from '../sending/record.ts'
import { openCredentials } from './credentials.ts'

export interface OpeningDeps {
  transports: Pick<Transports, 'local' | 'smtp' | 'gmail'>
  /** The keys of the secret `mailbox-key`. */
  keys: Pick<SecretKeys, 'find'>
}

/**
 * The transport of a person's mailbox. One that cannot be opened refuses every mail, because it has to be connected
 * again. Throws only when Secret Manager cannot be reached, which a retry may mend.
 */
export async function openMailbox(
  ownerId: string,
  mailbox: StoredMailbox,
  { transports, keys }: OpeningDeps,
): Promise<Transport> {
  if (mailbox.kind === 'local')
    return transports.local ?? refusing('local', 'The local mailbox exists only in a studio on one machine')
  const credentials = await openCredentials(keys, ownerId, mailbox.credentials)
  if (credentials?.kind === 'smtp' && mailbox.kind === 'smtp') return transports.smtp(credentials)
  if (credentials?.kind === 'gmail' && mailbox.kind === 'gmail')
    return transports.gmail({ refreshToken: credentials.refreshToken, canFind: mailbox.canReconcile })
  return refusing(mailbox.kind, 'The mailbox has to be connected again')
}

/** Opens mailboxes with parts that are connected at the first: most events and ticks of a function need none. */
export function mailboxOpener(connect: () => Promise<OpeningDeps>) {
  let parts: Promise<OpeningDeps> | undefined
  return async (ownerId: string, mailbox: StoredMailbox): Promise<Transport> => {
    parts ??= connect()
    return openMailbox(ownerId, mailbox, await parts)
  }
}

function refusing(name: string, reason: string): Transport {
  const refused: Delivery = {
    outcome: 'refused',
    cause: 'authentication',
    reason,
    reply: null,
    afterMs: null,
  }
  return { name, send: async () => refused, find: async () => null }
}
