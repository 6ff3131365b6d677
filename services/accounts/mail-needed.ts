import type { MailState } from '../mail/schemas.ts'
import { AppError } from '../platform/errors.ts'

/** Throws where the studio cannot send mail, so that no mail is promised that would never arrive. */
export async function requireMail(mailState: () => Promise<MailState>): Promise<void> {
  if ((await mailState()) === 'unconfigured')
    throw new AppError('temporary', 'This studio cannot send mail yet. Please ask its administrator.', {
      reason: 'mail-unconfigured',
    })
}
