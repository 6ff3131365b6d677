import type { StoredMailbox } from '../sending/record.ts'
import type { Mailbox } from './schemas.ts'

/** Without what signs in. */
export const toMailbox = ({
  kind,
  address,
  name,
  status,
  reason,
  server,
  canReconcile,
  connectedAt,
}: StoredMailbox): Mailbox => ({ kind, address, name, status, reason, server, canReconcile, connectedAt })
