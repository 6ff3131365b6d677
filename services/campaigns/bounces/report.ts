// What a mail server or a provider says about a mail after it took it.

export interface MailReport {
  /** `bounce`: the address does not take mail and never will. `complaint`: its owner called the mail spam. */
  kind: 'bounce' | 'complaint'
  /** As it was found. */
  email: string
  /** The recipient's id, where the returned mail says it; null otherwise. */
  recipientId: string | null
  /** The token in the address that the bounce came back to; null without one. */
  token: string | null
  /** In the reporter's words, at most 300 characters; empty without any. */
  reason: string
}

/** The header by which a returned mail says whose it was. */
export const RECIPIENT_HEADER = 'x-campaign-recipient'

const LONGEST_REASON = 300

export const report = (
  kind: MailReport['kind'],
  email: string,
  more: Partial<Omit<MailReport, 'kind' | 'email'>> = {},
): MailReport => ({
  kind,
  email,
  recipientId: more.recipientId ?? null,
  token: more.token ?? null,
  reason: (more.reason ?? '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .toWellFormed()
    .slice(0, LONGEST_REASON),
})
