import { isoTime } from '../../platform/times.ts'
import type { Sender, StoredMailbox } from './record.ts'

/** The document of a person who has sent nothing yet. */
export function newSender(ownerId: string, mailbox: StoredMailbox | null, now: number): Sender {
  return {
    id: ownerId,
    ownerId,
    allowed: null,
    lowered: { perHour: null, perDay: null },
    mailbox,
    log: [],
    gapUntil: 0,
    running: {},
    resuming: {},
    awaitingMailbox: {},
    cancelling: [],
    dueAt: null,
    updatedAt: isoTime(now),
  }
}
