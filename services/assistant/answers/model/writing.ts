// Lets a model write an answer, sentence by checked sentence.
import { SECOND_MS } from '../../../platform/durations.ts'
import { AppError } from '../../../platform/errors.ts'
import { type Checking, createChecking } from '../checking/checking.ts'
import type { Grounds } from '../checking/grounds.ts'
import type { Models } from '../contract.ts'
import { createChannel } from './channel.ts'
import type { Prompt } from './prompt.ts'

/** A customer waits, and the extractive engine is always there. */
const LIMITS = { firstText: 4 * SECOND_MS, all: 15 * SECOND_MS }

export type WritingEvent = { type: 'token'; text: string } | { type: 'restart' }

export type Written =
  | { kind: 'answer'; text: string; citations: number[]; model: string; usage: TokenUsage }
  | { kind: 'nothing'; model: string; usage: TokenUsage }
  | { kind: 'failed'; why: 'unreachable' | 'limit' | 'unsupported'; error: unknown }

type TokenUsage = { inputTokens: number; outputTokens: number } | null

export interface WritingRequest {
  models: Pick<Models, 'stream'>
  prompt: Prompt
  grounds: Grounds
  accountId: string | null
  signal: AbortSignal
}

/**
 * What was passed on before a `restart` does not count; a failure that comes after something was passed on ends with
 * one. When the reader stops reading, or the signal is aborted, the model is stopped, too.
 */
export async function* writeAnswer(request: WritingRequest): AsyncGenerator<WritingEvent, Written> {
  const { models, prompt, grounds, accountId, signal } = request
  const stopping = new AbortController()
  const stop = () => stopping.abort(signal.reason)
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop, { once: true })

  const channel = createChannel<WritingEvent>()
  let checking: Checking = createChecking(grounds)
  let hasPassed = false
  let hasEnded = false
  let wasRefused = false

  const show = (text: string) => {
    if (text === '') return
    channel.push({ type: 'token', text })
    hasPassed = true
  }
  const begin = () => {
    if (hasPassed) channel.push({ type: 'restart' })
    checking = createChecking(grounds)
    hasPassed = false
    hasEnded = false
  }
  const isUsable = (): boolean => {
    const { problem } = checking.result()
    wasRefused ||= problem !== null
    return problem === null
  }
  const finish = (): boolean => {
    if (!hasEnded) show(checking.end())
    hasEnded = true
    return isUsable()
  }

  const asked = models
    .stream({
      purpose: 'assistant',
      ...prompt,
      ...(accountId !== null && { accountId }),
      signal: stopping.signal,
      limits: LIMITS,
      text(part) {
        show(checking.read(part))
        return isUsable()
      },
      restart: begin,
      accept: finish,
    })
    .then(
      (answer): Written => {
        if (!finish()) return { kind: 'failed', why: 'unsupported', error: null }
        const { isNothing, text, citations } = checking.result()
        const { model, inputTokens, outputTokens } = answer
        const usage = inputTokens === null || outputTokens === null ? null : { inputTokens, outputTokens }
        return isNothing
          ? { kind: 'nothing', model, usage }
          : { kind: 'answer', text, citations, model, usage }
      },
      (error): Written => ({ kind: 'failed', why: wasRefused ? 'unsupported' : whyNot(error), error }),
    )
    .finally(() => channel.end())

  try {
    yield* channel.values()
    const written = await asked
    if (written.kind !== 'answer' && hasPassed) yield { type: 'restart' }
    return written
  } finally {
    signal.removeEventListener('abort', stop)
    stopping.abort()
  }
}

const whyNot = (error: unknown) =>
  error instanceof AppError && error.reason === 'daily-limit' ? 'limit' : 'unreachable'
