import type { MailState } from '../mail/schemas.ts'
import { AppError } from '../platform/errors.ts'

/** Throws where the studio cannot send mail: nothing is promised that would never come. */
export async function requireMail(mailState: () => Promise<MailState>): Promise<void> {
  if ((await mailState()) === 'unconfigured')
    throw new AppError('temporary', 'This studio cannot send mail yet. Please ask its administrator.', {
      reason: 'mail-unconfigured',
    })
}
