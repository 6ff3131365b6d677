// Whose a conversation is: an account's, or a guest's who is known by a signed cookie.

export interface Visitor {
  accountId: string | null
  guestId: string | null
}

export const ofAccount = (accountId: string) => `account-${accountId}`
export const ofGuest = (guestId: string) => `guest-${guestId}`

/** Null for somebody who has not asked anything yet. */
export function customerOf({ accountId, guestId }: Visitor): string | null {
  if (accountId !== null) return ofAccount(accountId)
  return guestId === null ? null : ofGuest(guestId)
}

/** Null for a guest's. */
export const accountIn = (customer: string): string | null =>
  customer.startsWith('account-') ? customer.slice('account-'.length) : null
