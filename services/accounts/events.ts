import Type, { type Static } from 'typebox'
import type { Topic } from '../platform/topic.ts'

/** A mail to the owner of an account is on order. The event says which, never to whom or what. */
export const AccountMailDue = Type.Object({ mailId: Type.String({ minLength: 1, maxLength: 64 }) })
export type AccountMailDue = Static<typeof AccountMailDue>

export const accountMailDue = { name: 'account-mail-due', payload: AccountMailDue } as const satisfies Topic
