import type { GmailProblem } from '../../../../../services/campaigns/mailboxes/schemas.ts'

const PROBLEMS: Record<GmailProblem, string> = {
  declined: 'You did not give the permission. Nothing was stored.',
  'not-allowed':
    'The permission to send mails was not given. Begin again, and leave the box for sending mails ticked.',
  expired: 'It took longer than ten minutes, or the answer was used already. Begin again.',
  'other-browser': 'It was begun in another browser, or by somebody else. Begin again in this one.',
  'not-confirmed': 'Google did not confirm the permission. Begin again.',
  unreachable: 'Google could not be reached. Try again in a moment.',
}

/** Why Google's consent did not end in a connection. The name comes with an address, so it is never shown itself. */
export const problemWords = (name: string): string =>
  Object.entries(PROBLEMS).find(([problem]) => problem === name)?.[1] ??
  'Something went wrong on the way back from Google. Begin again.'
