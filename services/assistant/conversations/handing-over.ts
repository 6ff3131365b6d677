// When a person answers instead of the assistant: pure steps of a conversation.
import { AppError } from '../../platform/errors.ts'
import { isBlank } from '../../platform/one-line.ts'
import { isoTime } from '../../platform/times.ts'
import { isWithMaker } from './beginning.ts'
import type { ConversationFacts, ConversationRecord, MessageRecord } from './record.ts'
import { MOST_MESSAGES, type Reply } from './schemas.ts'
import type { Step } from './store.ts'
import { withMessage } from './writing.ts'

/** In a conversation that is full for the assistant its customer may still ask for a person, who may answer. */
const MOST_WITH_REPLIES = 2 * MOST_MESSAGES

/** Throws AppError `conflict`. */
function checkRoom({ messages }: ConversationRecord): void {
  if (messages < MOST_WITH_REPLIES) return
  throw new AppError('conflict', 'There are too many messages in this conversation.', {
    reason: 'conversation-full',
  })
}

export interface HandedOver {
  /** What the customer adds for the maker; empty for nothing. */
  note: string
  /** Under which the note is stored. */
  noteId: string
  /** Empty when nobody knows one. */
  email: string
  now: number
}

/** The same request twice changes nothing more. Throws AppError `conflict` when there are too many messages. */
export function handedOver(
  conversation: ConversationRecord,
  message: MessageRecord | null,
  { note, noteId, email, now }: HandedOver,
): Step<void> {
  const isNew = !isWithMaker(conversation)
  const open: ConversationFacts = {
    ...conversation,
    handOver: 'open',
    customerEmail: email || conversation.customerEmail,
  }
  const counts = { at: isoTime(now), handedOver: isNew ? 1 : 0 }
  if (isBlank(note) || message) return { result: undefined, conversation: open, counts }
  checkRoom(conversation)
  const written = withMessage(open, { id: noteId, from: 'customer', text: note, isForMaker: true }, now)
  return { result: undefined, ...written, counts }
}

/** Throws AppError `conflict` when there are too many messages. */
export function replied(
  conversation: ConversationRecord,
  message: MessageRecord | null,
  { id, text, now }: Reply & { now: number },
): Step<void> {
  if (message) return { result: undefined }
  checkRoom(conversation)
  const written = withMessage(conversation, { id, from: 'maker', text, isForMaker: false }, now)
  return { result: undefined, ...written, conversation: { ...written.conversation, handOver: 'answered' } }
}

/** The assistant answers again. */
export const closed = (conversation: ConversationRecord): ConversationFacts | null =>
  isWithMaker(conversation) ? { ...conversation, handOver: 'closed' } : null
