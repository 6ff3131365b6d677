import type { AccountMailDue } from '../../services/accounts/events.ts'
import type { createMailSending } from '../../services/accounts/mail-sending.ts'

export interface HandlerDeps {
  sending: Pick<ReturnType<typeof createMailSending>, 'send'>
}

/** Sends one mail to an account holder, at most once. */
export function createHandler({ sending }: HandlerDeps) {
  return ({ mailId }: AccountMailDue): Promise<void> => sending.send(mailId)
}
