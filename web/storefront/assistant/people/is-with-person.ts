import type { Conversation } from '../../../../services/assistant/conversations/schemas.ts'

/** Whether a person of the shop answers what is written now, and the assistant does not. */
export const isWithPerson = (conversation: Pick<Conversation, 'handOver'> | null): boolean =>
  conversation?.handOver === 'open' || conversation?.handOver === 'answered'
