// The thread in which shops are searched. It starts with the first question, and anew when it has ended by itself: then
// it has no indexes any more, and says so.
import { Worker } from 'node:worker_threads'
import { AppError } from '../../../platform/errors.ts'
import type { Numbered, NumberedAnswer, SearchAnswers, SearchRequest } from './messages.ts'

export interface SearchThread {
  /** Throws AppError `temporary` when the thread ends meanwhile. */
  ask<Request extends SearchRequest>(
    request: Request,
    transfer?: ArrayBuffer[],
  ): Promise<SearchAnswers[Request['kind']]>
  close(): Promise<void>
}

interface Waiting {
  resolve(answer: SearchAnswers[SearchRequest['kind']]): void
  reject(error: unknown): void
}

const MEGABYTE = 1024 * 1024
/** Vectors and texts of all shops in one thread. */
const MOST_BYTES = 192 * MEGABYTE

export function createSearchThread({ mostBytes = MOST_BYTES }: { mostBytes?: number } = {}): SearchThread {
  let running: Worker | null = null
  let number = 0
  const waiting = new Map<number, Waiting>()

  function start(): Worker {
    const worker = new Worker(new URL('./search-worker.ts', import.meta.url), { workerData: { mostBytes } })
    worker.unref()
    let cause: unknown
    // Without a listener an error in the thread would end the process. `exit` follows.
    worker.on('error', (error) => {
      cause = error
    })
    worker.on('message', (answered: NumberedAnswer) => {
      const asked = waiting.get(answered.id)
      waiting.delete(answered.id)
      if (waiting.size === 0) worker.unref()
      // A mistake of the program: the same question fails again.
      if ('failure' in answered) asked?.reject(new Error(`A shop could not be searched: ${answered.failure}`))
      else asked?.resolve(answered.answer)
    })
    worker.once('exit', () => {
      if (running === worker) running = null
      const ended = new AppError('temporary', 'The search has ended. Please try again.', { cause })
      for (const { reject } of waiting.values()) reject(ended)
      waiting.clear()
    })
    running = worker
    return worker
  }

  return {
    ask<Request extends SearchRequest>(request: Request, transfer: ArrayBuffer[] = []) {
      return new Promise<SearchAnswers[Request['kind']]>((resolve, reject) => {
        const worker = running ?? start()
        const message: Numbered<Request> = { id: ++number, request }
        waiting.set(message.id, { resolve: resolve as Waiting['resolve'], reject })
        worker.ref()
        worker.postMessage(message, transfer)
      })
    },
    async close() {
      await running?.terminate()
    },
  }
}
