import type { Conversation } from '../../../../services/assistant/conversations/schemas.ts'
import type { Turn } from './turns.ts'

export interface ChatState {
  /** Null for one that has not begun. */
  conversation: Conversation | null
  turns: readonly Turn[]
  isLoading: boolean
  /** What did not work, in plain words, besides a question. */
  problem: string | null
}

/** Before anything was asked. */
export const NEW: ChatState = { conversation: null, turns: [], isLoading: false, problem: null }

export function createChatState() {
  const listeners = new Set<() => void>()
  let state = NEW
  function enter(changes: Partial<ChatState>) {
    state = { ...state, ...changes }
    for (const listener of listeners) listener()
  }
  return {
    get: () => state,
    enter,
    changeTurns(is: (turn: Turn) => boolean, next: (turn: Turn) => Turn) {
      enter({ turns: state.turns.map((turn) => (is(turn) ? next(turn) : turn)) })
    },
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
