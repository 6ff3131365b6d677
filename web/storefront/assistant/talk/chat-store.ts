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
import { createChatState, NEW } from './chat-state.ts'
import type { Requests } from './requests.ts'
import {
  afterEvent,
  askedAgain,
  askedTurn,
  isComing,
  isUnanswered,
  merged,
  type Progress,
  type Turn,
} from './turns.ts'
import { problemOf } from './words.ts'

export interface ChatStoreDeps {
  requests: Requests
  ask: Ask
  memory: Pick<TabMemoryStore, 'read' | 'keep' | 'keepDraft'>
  newId: () => string
  /** RFC 3339. */
  now: () => string
}

export function createChatStore({ requests, ask, memory, newId, now }: ChatStoreDeps) {
  const { get, enter, changeTurns, subscribe } = createChatState()
  let coming: { askId: string; aborting: AbortController } | null = null
  /** What is asked meanwhile belongs to the conversation that is being loaded. */
  let opening: Promise<unknown> = Promise.resolve()
  /** Counts what is shown, so that an answer about something else is not. */
  let shown = 0

  function show(conversation: ConversationWithMessages) {
    const { items, ...rest } = conversation
    enter({ conversation: rest, turns: merged(get().turns, items), isLoading: false, problem: null })
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
      if (!isGone(error)) throw error
      // It was deleted, here or elsewhere.
      if (before === shown) startNew()
    }
  }

  function begun(turn: Turn, event: Extract<ConversationEvent, { type: 'begun' }>) {
    const { conversationId, messageId, isForMaker } = event
    const asking = turn.askId === null || isForMaker ? undefined : { askId: turn.askId, messageId }
    memory.keep({ conversationId, asking })
    memory.keepDraft('')
    const fresh = { title: turn.text, messages: 1, handOver: 'none' } as const
    const times = { addedAt: turn.addedAt, updatedAt: turn.addedAt }
    enter({ conversation: get().conversation ?? { id: conversationId, ...fresh, ...times } })
  }

  async function follow(turn: Turn, askId: string): Promise<void> {
    const aborting = new AbortController()
    const own = { askId, aborting }
    coming = own
    const isOwn = (each: Turn) => each.askId === askId
    const change = (next: (turn: Turn) => Turn) => changeTurns(isOwn, next)
    const end = (progress: Progress) => change((each) => ({ ...each, progress }))
    try {
      await Promise.all([opening, requests.prepare()])
      const { conversation } = get()
      const question = { id: askId, text: turn.text }
      const stream = ask(
        conversation ? { ...question, conversationId: conversation.id } : question,
        aborting.signal,
      )
      for await (const event of stream) {
        if (aborting.signal.aborted) break
        if (event.type === 'begun') begun(turn, event)
        change((each) => afterEvent(each, event))
      }
      const now = get().turns.find(isOwn)
      const { conversation: place } = get()
      if (aborting.signal.aborted) end({ kind: 'stopped' })
      else if (coming !== own) return
      else if (now && isComing(now)) end({ kind: 'failed', problem: problemOf(null) })
      // A question to a person may have changed whom the conversation waits for.
      else if (now?.isForMaker && place) await load(place.id)
    } catch (error) {
      if (aborting.signal.aborted) end({ kind: 'stopped' })
      else if (coming !== own) return
      else if (isGone(error) && get().conversation) {
        // Another tab has deleted the conversation: the question begins a new one.
        memory.keep({ conversationId: null })
        enter({ conversation: null, turns: get().turns.filter(isOwn) })
        return await follow(turn, askId)
      }
      // The page before this one asked it, too, and the shop has not heard yet that it is gone.
      else if (error instanceof ApiError && error.code === 'still-answering')
        change((each) => ({ ...each, isUnderWay: true, progress: { kind: 'kept' } }))
      else end({ kind: 'failed', problem: problemOf(error) })
    } finally {
      if (coming === own) {
        coming = null
        if (!get().turns.some((each) => isOwn(each) && each.isUnderWay)) memory.keep({ asking: undefined })
      }
    }
  }

  /** An answer is whole before its stream has ended, and whoever asks on then is not to wait for that. */
  const isBusy = () => get().turns.some(isComing)

  async function retry(turn: Turn): Promise<void> {
    const { askId } = turn
    if (askId === null) return askNew(turn.text)
    if (isBusy()) return
    changeTurns((each) => each.askId === askId, askedAgain)
    await follow(turn, askId)
  }

  async function askNew(text: string): Promise<void> {
    if (isBusy()) return
    memory.keepDraft(text)
    const askId = newId()
    const turn = askedTurn(askId, text, now())
    enter({ turns: [...get().turns, turn], problem: null })
    await follow(turn, askId)
  }

  /** Asks once more what was asked when the page before was left. */
  async function goOn(): Promise<void> {
    const { asking } = memory.read()
    const last = get().turns.at(-1)
    if (!asking || last?.id !== asking.messageId || last.isUnderWay || coming) return
    if (!isUnanswered(last)) return memory.keep({ asking: undefined })
    const asked = { ...last, askId: asking.askId }
    changeTurns(
      (each) => each.id === last.id,
      () => asked,
    )
    await retry(asked)
  }

  return {
    get,
    subscribe,
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
      const { conversation, isLoading } = get()
      if (!conversation || isLoading || coming) return
      await load(conversation.id).then(goOn, () => undefined)
    },

    ask: askNew,
    retry,
    stop: () => coming?.aborting.abort(),

    async judge(messageId: string, feedback: Feedback): Promise<boolean> {
      const isIt = ({ id }: Turn) => id === messageId
      const before = get().turns.find(isIt)?.feedback ?? null
      changeTurns(isIt, (turn) => ({ ...turn, feedback }))
      const isKept = await attempt(() => requests.judge(messageId, feedback))
      if (!isKept) changeTurns(isIt, (turn) => ({ ...turn, feedback: before }))
      return isKept
    },

    handOver: (body: HandOverRequest) => changeConversation((id) => requests.handOver(id, body)),
    resume: () => changeConversation((id) => requests.resume(id)),
  }

  async function changeConversation(send: (id: string) => Promise<Conversation>): Promise<boolean> {
    const { conversation } = get()
    if (!conversation) return false
    return attempt(async () => {
      await send(conversation.id)
      await load(conversation.id)
    })
  }
}

const isGone = (error: unknown) => error instanceof ApiError && error.status === 404

export type ChatStore = ReturnType<typeof createChatStore>
