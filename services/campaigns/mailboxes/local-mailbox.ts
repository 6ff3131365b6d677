import type { StoredMailbox } from '../sending/record.ts'

/** The mailbox of a studio on one machine: what it takes stays on this machine. */
export const localMailbox = (
  { email, name }: { email: string; name: string },
  time: string,
): StoredMailbox => ({
  kind: 'local',
  address: email,
  name,
  status: 'connected',
  reason: null,
  server: null,
  canReconcile: false,
  connectedAt: time,
  credentials: null,
  verp: false,
})
