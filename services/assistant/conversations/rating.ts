import { AppError } from '../../platform/errors.ts'
import type { ConversationRecord, MessageRecord } from './record.ts'
import type { Feedback } from './schemas.ts'
import type { Step } from './store.ts'

/** Whether an answer helped. Only the latest word counts. Throws AppError `conflict` where nothing was answered. */
export function rated(
  { conversation, message }: { conversation: ConversationRecord; message: MessageRecord },
  feedback: Feedback,
): Step<void> {
  if (!message.answer)
    throw new AppError('conflict', 'Only an answer of the assistant can be rated', { reason: 'no-answer' })
  const before = message.feedback
  const more = (helped: boolean) => Number(feedback.helped === helped) - Number(before?.helped === helped)
  return {
    result: undefined,
    conversation,
    message: { ...message, feedback },
    counts: { at: message.addedAt, helped: more(true), didNotHelp: more(false) },
  }
}
