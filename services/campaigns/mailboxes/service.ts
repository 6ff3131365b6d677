// The mailbox through which a person's mails go: they connect one, test it, and disconnect it.
import { randomBytes } from 'node:crypto'
import type { Firestore } from '@google-cloud/firestore'
import type { GoogleSignIn, Transports } from '../../mail/schemas.ts'
import type { Client } from '../../platform/client.ts'
import { AppError } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import type { SecretKeys } from '../../platform/secret-keys.ts'
import { isoTime } from '../../platform/times.ts'
import { createTrail } from '../../platform/trail.ts'
import { normaliseAddress } from '../recipients/address.ts'
import type { Sender, StoredMailbox } from '../sending/record.ts'
import { createConsents } from './consents.ts'
import { sealCredentials } from './credentials.ts'
import { createGmail } from './gmail.ts'
import { gmailMailbox, localMailbox, smtpMailbox } from './new-mailbox.ts'
import { openMailbox } from './opening.ts'
import { createReplacing } from './replacing.ts'
import type { Mailbox, MailboxDisconnection, MailboxKind, MailboxTest, SmtpConnection } from './schemas.ts'
import { createMailboxStore } from './store.ts'
import { sendTestMail } from './testing-mail.ts'
import { toMailbox } from './views.ts'

export interface MailboxesDeps {
  firestore: Firestore
  transports: Transports
  google: GoogleSignIn
  /** The keys of the secret `mailbox-key`. */
  keys: SecretKeys
  /** Takes mails back that are claimed for another mailbox and not yet on their way. */
  takeBack(ownerId: string, campaignId: string): Promise<void>
  log: Pick<Log, 'info'>
  /** A person's own address and name. */
  accountOf: (ownerId: string) => Promise<{ email: string; name: string } | null>
  /** Milliseconds since the epoch. */
  now: () => number
  newId: () => string
  newSecret?: () => string
}

export type Mailboxes = ReturnType<typeof createMailboxes>

/** 256 bits in 43 characters, as PKCE wants a verifier to be at least. */
const unguessable = () => randomBytes(32).toString('base64url')

export function createMailboxes(deps: MailboxesDeps) {
  const {
    firestore,
    transports,
    google,
    keys,
    accountOf,
    takeBack,
    log,
    now,
    newId,
    newSecret = unguessable,
  } = deps
  const store = createMailboxStore(firestore, now)
  const { connect, disconnect, revoke } = createReplacing({
    ...{ store, google, keys, takeBack },
    trail: createTrail({ firestore, log, now, newId }),
  })

  const accountFor = async (ownerId: string) => {
    const account = await accountOf(ownerId)
    if (!account) throw new AppError('not-found', 'There is no such account')
    return account
  }

  /** In a studio on one machine, everybody has the local mailbox until they decide otherwise. */
  const defaultFor = async (ownerId: string): Promise<StoredMailbox | null> =>
    transports.local ? localMailbox(await accountFor(ownerId), isoTime(now())) : null

  const currentOf = async (ownerId: string, sender: Sender | null) =>
    sender ? sender.mailbox : await defaultFor(ownerId)

  const gmail = createGmail({
    consents: createConsents({ firestore, now }),
    google,
    newSecret,
    async keep(ownerId, grant, client) {
      const { name } = await accountFor(ownerId)
      const credentials = await sealCredentials(keys, ownerId, {
        kind: 'gmail',
        refreshToken: grant.refreshToken,
      })
      const mailbox = gmailMailbox({ grant, name, credentials, time: isoTime(now()) })
      const before = await connect(ownerId, mailbox, client)
      // Revoking a token of the same account would withdraw the new permission, too.
      if (before?.address !== grant.email) await revoke(ownerId, before)
    },
  })

  return {
    beginGmail: gmail.begin,
    finishGmail: gmail.finish,

    /** The kinds that can be connected in this studio. */
    async kinds(): Promise<MailboxKind[]> {
      const hasGmail = await google.isSetUp()
      return [
        ...(transports.local ? (['local'] as const) : []),
        'smtp',
        ...(hasGmail ? (['gmail'] as const) : []),
      ]
    },

    async get(ownerId: string): Promise<Mailbox | null> {
      const mailbox = await currentOf(ownerId, await store.read(ownerId))
      return mailbox && toMailbox(mailbox)
    },

    /** The mailbox with what signs in to it, for `open`. */
    current: async (ownerId: string): Promise<StoredMailbox | null> =>
      currentOf(ownerId, await store.read(ownerId)),

    open: (ownerId: string, mailbox: StoredMailbox) => openMailbox(ownerId, mailbox, { transports, keys }),

    /**
     * Writes the sender document of a person who has none, with the mailbox that they have by default. Call it before a
     * transaction that needs the document.
     */
    async ensure(ownerId: string): Promise<void> {
      if (await store.read(ownerId)) return
      const mailbox = await defaultFor(ownerId)
      await store.change(ownerId, (sender) => (sender ? undefined : mailbox))
    },

    /** Nothing is stored before the mail server has let us in. Throws AppError `invalid` with the reason. */
    async connectSmtp(ownerId: string, connection: SmtpConnection, client: Client): Promise<Mailbox> {
      const { host, port, security, user, password, verp = false } = connection
      const address = normaliseAddress(connection.address)
      if (!address)
        throw new AppError('invalid', 'This is not an address to send from', { reason: 'address' })
      const account = { host: host.trim(), port, security, user, password }
      const problem = await transports.verifySmtp(account)
      if (problem !== null) throw new AppError('invalid', problem, { reason: 'smtp-refused' })
      const mailbox = smtpMailbox({
        ...{ address, name: connection.name.trim(), host: account.host, port, verp, time: isoTime(now()) },
        credentials: await sealCredentials(keys, ownerId, { kind: 'smtp', ...account }),
      })
      await revoke(ownerId, await connect(ownerId, mailbox, client))
      return toMailbox(mailbox)
    },

    /** Throws AppError `forbidden` anywhere but in a studio on one machine. */
    async connectLocal(ownerId: string, client: Client): Promise<Mailbox> {
      const mailbox = await defaultFor(ownerId)
      if (!mailbox)
        throw new AppError('forbidden', 'The local mailbox exists only in a studio on one machine', {
          reason: 'no-local-mailbox',
        })
      await revoke(ownerId, await connect(ownerId, mailbox, client))
      return toMailbox(mailbox)
    },

    /** Throws AppError `conflict` when there is no mailbox. */
    async test(ownerId: string): Promise<MailboxTest> {
      const mailbox = await currentOf(ownerId, await store.read(ownerId))
      if (!mailbox) throw new AppError('conflict', 'No mailbox is connected', { reason: 'no-mailbox' })
      const { email, name } = await accountFor(ownerId)
      const { test, refusal } = await sendTestMail({
        transport: await openMailbox(ownerId, mailbox, { transports, keys }),
        mailbox,
        to: { name, address: email },
        id: newId(),
        now: now(),
      })
      // Another mailbox may have been connected in the meantime.
      if (test.wasSent || refusal !== null)
        await store.change(ownerId, (sender) =>
          sender?.mailbox?.connectedAt === mailbox.connectedAt
            ? { ...sender.mailbox, status: refusal === null ? 'connected' : 'reconnect', reason: refusal }
            : undefined,
        )
      return test
    },

    /** What signs in is forgotten in any case, also when Google cannot be reached to withdraw it there. */
    async disconnect(ownerId: string, client: Client): Promise<MailboxDisconnection> {
      return { isRevoked: await revoke(ownerId, await disconnect(ownerId, client)) }
    },
  }
}
