// The messages of a conversation as the chat shows them. Pure.
import type { Message } from '../../../../services/assistant/conversations/schemas.ts'
import type { AskedEvent } from './asking.ts'

export type Progress =
  /** As the shop keeps it. */
  | { kind: 'kept' }
  | { kind: 'coming' }
  /** By the customer. */
  | { kind: 'stopped' }
  /** Nothing, or only the beginning of an answer came; `problem` says why in plain words. */
  | { kind: 'failed'; problem: string }

export interface Turn extends Message {
  /** With which this page asked it: the same one is the same question. Null for what it only read. */
  askId: string | null
  progress: Progress
  /** What has come of the answer so far. */
  partial: string
}

export const keptTurn = (message: Message, askId: string | null = null): Turn => ({
  ...message,
  ...{ askId, progress: { kind: 'kept' }, partial: '' },
})

/** The shop gives it an id of its own. */
export const askedTurn = (askId: string, text: string, addedAt: string): Turn => ({
  ...{ id: askId, askId, from: 'customer', isForMaker: false, text, addedAt },
  ...{ isUnderWay: false, answer: null, sources: [], feedback: null },
  ...{ progress: { kind: 'coming' }, partial: '' },
})

export const askedAgain = (turn: Turn): Turn => ({
  ...turn,
  ...{ isUnderWay: false, answer: null, sources: [], partial: '', progress: { kind: 'coming' } },
})

/** It stays the same while the message gets its id. */
export const keyOf = ({ askId, id }: Turn): string => askId ?? id

/** The turn after an event of its stream. */
export function afterEvent(turn: Turn, event: AskedEvent): Turn {
  switch (event.type) {
    case 'begun':
      return event.isForMaker
        ? { ...turn, id: event.messageId, isForMaker: true, progress: { kind: 'kept' } }
        : { ...turn, id: event.messageId }
    case 'sources':
      return { ...turn, sources: event.sources }
    case 'token':
      return { ...turn, partial: turn.partial + event.text }
    case 'restart':
      return { ...turn, partial: '' }
    case 'done':
      return {
        ...turn,
        ...{ answer: event.answer, sources: event.sources, partial: '', progress: { kind: 'kept' } },
      }
    case 'error':
      return {
        ...turn,
        ...{ sources: [], partial: '', progress: { kind: 'failed', problem: event.problem.title } },
      }
  }
}

export const isComing = ({ progress }: Turn): boolean => progress.kind === 'coming'

/** Whether the shop knows of the question, and nothing became of it. */
export const isUnanswered = ({ from, isForMaker, answer, isUnderWay, progress }: Turn): boolean =>
  from === 'customer' && !isForMaker && answer === null && !isUnderWay && progress.kind === 'kept'

/** What the shop keeps, with what only this page knows: an answer that still comes, and what did not arrive. */
export function merged(turns: readonly Turn[], items: readonly Message[]): Turn[] {
  const here = new Map(turns.map((turn) => [turn.id, turn]))
  const known = new Set(items.map(({ id }) => id))
  const kept = items.map((item) => {
    const turn = here.get(item.id)
    // The shop may not have heard yet what became of the answer.
    return turn && turn.progress.kind !== 'kept' && item.answer === null ? turn : keptTurn(item, turn?.askId)
  })
  return [...kept, ...turns.filter(({ id, progress }) => !known.has(id) && progress.kind !== 'kept')]
}
