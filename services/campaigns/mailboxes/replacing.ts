// How one mailbox takes the place of another: mails that wait for the one before are taken back, the account's trail
// says so, and Google's permission is withdrawn.
import type { Transaction } from '@google-cloud/firestore'
import type { GoogleSignIn } from '../../mail/schemas.ts'
import type { Client } from '../../platform/client.ts'
import type { SecretKeys } from '../../platform/secret-keys.ts'
import type { Trail } from '../../platform/trail.ts'
import type { Sender, StoredMailbox } from '../sending/record.ts'
import { openCredentials } from './credentials.ts'
import type { createMailboxStore } from './store.ts'

export interface ReplacingDeps {
  store: Pick<ReturnType<typeof createMailboxStore>, 'change'>
  trail: Pick<Trail, 'record'>
  google: Pick<GoogleSignIn, 'revoke'>
  /** The keys of the secret `mailbox-key`. */
  keys: Pick<SecretKeys, 'find'>
  /** Takes mails back that are claimed for another mailbox and not yet on their way. */
  takeBack(ownerId: string, campaignId: string): Promise<void>
}

export function createReplacing({ store, trail, google, keys, takeBack }: ReplacingDeps) {
  /** Nothing begins through the mailbox before, once this is over. Resolves to that mailbox. */
  async function replace(
    ownerId: string,
    decide: (sender: Sender | null) => StoredMailbox | null | undefined,
    along: (transaction: Transaction) => void,
  ): Promise<StoredMailbox | null> {
    let running: string[] = []
    const before = await store.change(
      ownerId,
      (sender) => {
        running = Object.keys(sender?.running ?? {})
        return decide(sender)
      },
      along,
    )
    for (const campaignId of running) await takeBack(ownerId, campaignId)
    return before
  }

  return {
    /** Resolves to the mailbox before, whose permission is still to be revoked. */
    connect: (ownerId: string, mailbox: StoredMailbox, client: Client) =>
      replace(
        ownerId,
        () => mailbox,
        (transaction) =>
          trail.record(transaction, {
            accountId: ownerId,
            kind: 'mailbox-connected',
            client,
            detail: mailbox.server ?? mailbox.kind,
          }),
      ),

    /** Resolves to the mailbox before, whose permission is still to be revoked. */
    disconnect: (ownerId: string, client: Client) =>
      replace(
        ownerId,
        (sender) => (sender && !sender.mailbox ? undefined : null),
        (transaction) =>
          trail.record(transaction, { accountId: ownerId, kind: 'mailbox-disconnected', client }),
      ),

    /** Whether Google withdrew its permission; null where the mailbox had none. */
    async revoke(ownerId: string, mailbox: StoredMailbox | null): Promise<boolean | null> {
      if (mailbox?.kind !== 'gmail') return null
      const credentials = await openCredentials(keys, ownerId, mailbox.credentials)
      if (credentials?.kind !== 'gmail') return false
      return google.revoke(credentials.refreshToken).then(
        () => true,
        () => false,
      )
    },
  }
}
