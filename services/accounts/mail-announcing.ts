import type { Publish } from '../platform/publish.ts'
import { accountMailDue } from './events.ts'

/**
 * Announces a mail that is on order. A failure only delays the mail: the sweep announces it again, and what the person
 * asked for has already been done.
 */
export const mailAnnouncer =
  (publish: Publish) =>
  async (mailId: string): Promise<void> => {
    await publish(accountMailDue, { mailId }).catch(() => undefined)
  }
