// The chat of this page: one conversation, and at most one question whose answer still comes.
import type {
  Conversation,
  ConversationEvent,
  ConversationWithMessages,
  Feedback,
  HandOverRequest,
} from '../../../../services/assistant/conversations/schemas.ts'
import { ApiError } from '../../../src/api-error.ts'
import type { TabMemoryStore } from '../door/tab-memory.ts'
import type { Ask } from './asking.ts'
import type { Requests } from './requests.ts'
import { afterEvent, askedAgain, askedTurn, isComing, isUnanswered, merged, type Turn } from './turns.ts'
import { problemOf } from './words.ts'

export interface ChatState {
  /** Null for one that has not begun. */
  conversation: Conversation | null
  turns: readonly Turn[]
  isLoading: boolean
  /** What did not work, in plain words, besides a question. */
  problem: string | null
}

export interface ChatStoreDeps {
  requests: Requests
  ask: Ask
  memory: Pick<TabMemoryStore, 'read' | 'keep' | 'keepDraft'>
  newId: () => string
  /** RFC 3339. */
  now: () => string
}

const NEW: ChatState = { conversation: null, turns: [], isLoading: false, problem: null }

export function createChatStore({ requests, ask, memory, newId, now }: ChatStoreDeps) {
  const listeners = new Set<() => void>()
  let state = NEW
  let coming: { id: string; aborting: AbortController } | null = null
  /** What is asked meanwhile belongs to the conversation that is being loaded. */
  let opening: Promise<unknown> = Promise.resolve()
  /** Counts what is shown, so that an answer about something else is not. */
  let shown = 0

  function enter(changes: Partial<ChatState>) {
    state = { ...state, ...changes }
    for (const listener of listeners) listener()
  }
  function change(id: string, next: (turn: Turn) => Turn) {
    enter({ turns: state.turns.map((turn) => (turn.id === id ? next(turn) : turn)) })
  }
  function show(conversation: ConversationWithMessages) {
    const { items, ...rest } = conversation
    enter({ conversation: rest, turns: merged(state.turns, items), isLoading: false, problem: null })
  }
  function leave() {
    coming?.aborting.abort()
    coming = null
    opening = Promise.resolve()
    shown++
  }
  function startNew() {
    leave()
    memory.keep({ conversationId: null })
    enter(NEW)
  }

  /** True when it went well. */
  async function attempt(work: () => Promise<void>): Promise<boolean> {
    const before = shown
    try {
      await work()
      if (before === shown) enter({ problem: null })
      return true
    } catch (error) {
      if (before === shown) enter({ problem: problemOf(error), isLoading: false })
      return false
    }
  }

  async function load(id: string): Promise<void> {
    const before = shown
    try {
      const conversation = await requests.get(id)
      if (before === shown) show(conversation)
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 404) throw error
      // It was deleted, here or elsewhere.
      if (before === shown) startNew()
    }
  }

  function begun({ conversationId, isForMaker }: Extract<ConversationEvent, { type: 'begun' }>, turn: Turn) {
    memory.keep({ conversationId, asking: isForMaker ? undefined : turn.id })
    memory.keepDraft('')
    const fresh = { title: turn.text, messages: 1, handOver: 'none' } as const
    const times = { addedAt: turn.addedAt, updatedAt: turn.addedAt }
    enter({ conversation: state.conversation ?? { id: conversationId, ...fresh, ...times } })
  }

  async function follow(turn: Turn): Promise<void> {
    const { id, text } = turn
    const aborting = new AbortController()
    coming = { id, aborting }
    const end = (progress: Turn['progress']) => change(id, (each) => ({ ...each, progress }))
    try {
      await Promise.all([opening, requests.prepare()])
      const { conversation } = state
      const question = conversation ? { id, text, conversationId: conversation.id } : { id, text }
      for await (const event of ask(question, aborting.signal)) {
        if (aborting.signal.aborted) break
        if (event.type === 'begun') begun(event, turn)
        change(id, (each) => afterEvent(each, event))
      }
      if (aborting.signal.aborted) end({ kind: 'stopped' })
      else if (state.turns.some((each) => each.id === id && isComing(each)))
        end({ kind: 'failed', problem: problemOf(null) })
      // A question to a person may have changed whom the conversation waits for.
      else if (state.conversation && state.turns.some((each) => each.id === id && each.isForMaker))
        await load(state.conversation.id)
    } catch (error) {
      end(aborting.signal.aborted ? { kind: 'stopped' } : { kind: 'failed', problem: problemOf(error) })
    } finally {
      if (coming?.id === id) {
        coming = null
        memory.keep({ asking: undefined })
      }
    }
  }

  async function retry(id: string): Promise<void> {
    const turn = state.turns.find((each) => each.id === id)
    if (!turn || coming) return
    change(id, askedAgain)
    await follow(turn)
  }

  /** Asks once more what was asked when the page before was left. */
  async function goOn(): Promise<void> {
    const last = state.turns.at(-1)
    if (!last || last.id !== memory.read().asking) return
    if (isUnanswered(last)) await retry(last.id)
    else if (!last.isUnderWay) memory.keep({ asking: undefined })
  }

  return {
    get: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    startNew,

    /** Shows a conversation, and goes on with a question whose answer was lost with the page before. */
    async open(id: string): Promise<void> {
      leave()
      memory.keep({ conversationId: id })
      enter({ ...NEW, isLoading: true })
      const loading = attempt(() => load(id))
      opening = loading
      if (await loading) await goOn()
    },

    /** Looks for what is new. It says nothing where the shop cannot be reached: the next look may find it. */
    async refresh(): Promise<void> {
      if (!state.conversation || state.isLoading || coming) return
      await load(state.conversation.id).then(goOn, () => undefined)
    },

    async ask(text: string): Promise<void> {
      if (coming) return
      memory.keepDraft(text)
      const turn = askedTurn(newId(), text, now())
      enter({ turns: [...state.turns, turn], problem: null })
      await follow(turn)
    },
    retry,
    stop: () => coming?.aborting.abort(),

    async judge(messageId: string, feedback: Feedback): Promise<boolean> {
      const { conversation, turns } = state
      if (!conversation) return false
      const before = turns.find(({ id }) => id === messageId)?.feedback ?? null
      change(messageId, (turn) => ({ ...turn, feedback }))
      const isKept = await attempt(async () => {
        await requests.judge(conversation.id, messageId, feedback)
      })
      if (!isKept) change(messageId, (turn) => ({ ...turn, feedback: before }))
      return isKept
    },

    handOver: (body: HandOverRequest) => changeConversation((id) => requests.handOver(id, body)),
    resume: () => changeConversation((id) => requests.resume(id)),
  }

  async function changeConversation(send: (id: string) => Promise<Conversation>): Promise<boolean> {
    const { conversation } = state
    if (!conversation) return false
    return attempt(async () => {
      await send(conversation.id)
      await load(conversation.id)
    })
  }
}
export type ChatStore = ReturnType<typeof createChatStore>
