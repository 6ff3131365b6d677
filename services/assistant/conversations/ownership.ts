import { AppError } from '../../platform/errors.ts'
import type { ConversationRecord, MessageRecord } from './record.ts'

export const noConversation = (id: string) => new AppError('not-found', `No conversation ${id}`)
export const noMessage = (id: string) => new AppError('not-found', `No message ${id}`)

/** Whose conversations somebody may see: a customer's in one shop. */
export interface CustomerPlace {
  ownerId: string
  /** Null for somebody who has none. */
  customer: string | null
}

const isOf = (conversation: ConversationRecord | null, { ownerId, customer }: CustomerPlace) =>
  conversation !== null &&
  customer !== null &&
  conversation.ownerId === ownerId &&
  conversation.customer === customer

/** The customer's own. Another's looks as if it did not exist. */
export function ownConversation(
  conversation: ConversationRecord | null,
  place: CustomerPlace,
  id: string,
): ConversationRecord {
  if (!isOf(conversation, place)) throw noConversation(id)
  return conversation as ConversationRecord
}

/** One that was had in the maker's shop. */
export function shopConversation(
  conversation: ConversationRecord | null,
  ownerId: string,
  id: string,
): ConversationRecord {
  if (conversation?.ownerId !== ownerId) throw noConversation(id)
  return conversation
}

/** A message of the customer's own conversation. */
export function ownMessage(
  { conversation, message }: { conversation: ConversationRecord | null; message: MessageRecord | null },
  place: CustomerPlace,
  id: string,
): { conversation: ConversationRecord; message: MessageRecord } {
  if (!message || !isOf(conversation, place)) throw noMessage(id)
  return { conversation: conversation as ConversationRecord, message }
}
