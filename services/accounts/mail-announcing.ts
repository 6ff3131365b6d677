import type { Publish } from '../platform/publish.ts'
import { accountMailDue } from './events.ts'

/**
 * Announces a mail that is on order. When that fails the mail is only late: the sweep announces it again, and
 * what the person asked for is done already.
 */
export const mailAnnouncer =
  (publish: Publish) =>
  async (mailId: string): Promise<void> => {
    await publish(accountMailDue, { mailId }).catch(() => undefined)
  }
