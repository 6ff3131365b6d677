// Mailboxes as they are recorded when they are connected.
import type { GoogleGrant } from '../../mail/schemas.ts'
import type { StoredMailbox } from '../sending/record.ts'

/** `time` is RFC 3339. */
const connected = (address: string, name: string, time: string) =>
  ({
    address,
    name,
    status: 'connected',
    reason: null,
    server: null,
    canReconcile: false,
    connectedAt: time,
    credentials: null,
    verp: false,
  }) as const

/** The mailbox of a studio on one machine: what it takes stays on this machine. */
export const localMailbox = (
  { email, name }: { email: string; name: string },
  time: string,
): StoredMailbox => ({
  ...connected(email, name, time),
  kind: 'local',
})

interface NewGmail {
  grant: Pick<GoogleGrant, 'email' | 'canFind'>
  name: string
  /** Sealed. */
  credentials: string
  time: string
}

export const gmailMailbox = ({ grant, name, credentials, time }: NewGmail): StoredMailbox => ({
  ...connected(grant.email, name, time),
  kind: 'gmail',
  canReconcile: grant.canFind,
  credentials,
})

interface NewSmtp {
  address: string
  name: string
  host: string
  port: number
  verp: boolean
  /** Sealed. */
  credentials: string
  time: string
}

export const smtpMailbox = ({
  address,
  name,
  host,
  port,
  verp,
  credentials,
  time,
}: NewSmtp): StoredMailbox => ({
  ...connected(address, name, time),
  kind: 'smtp',
  server: `${host}:${port}`,
  credentials,
  verp,
})
