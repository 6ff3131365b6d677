import Type, { type Static } from 'typebox'
import { Id } from '../platform/schemas.ts'
import type { Topic } from '../platform/topic.ts'

/** A mail to the owner of an account is on order. The event only carries its id, never the recipient or the content. */
export const AccountMailDue = Type.Object({ mailId: Type.String({ minLength: 1, maxLength: 64 }) })
export type AccountMailDue = Static<typeof AccountMailDue>

export const accountMailDue = { name: 'account-mail-due', payload: AccountMailDue } as const satisfies Topic

/** All data of this person must be deleted now: they requested it, and the time to cancel is over. */
export const AccountForgotten = Type.Object({ accountId: Id })
export type AccountForgotten = Static<typeof AccountForgotten>

export const accountForgotten = {
  name: 'account-forgotten',
  payload: AccountForgotten,
} as const satisfies Topic
