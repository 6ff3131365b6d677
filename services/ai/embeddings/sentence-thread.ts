// The thread in which the encoder runs: it is started for the first texts, and anew when it has ended by itself.
import { Worker } from 'node:worker_threads'
import { AppError } from '../../platform/errors.ts'

/** What the worker answers for the texts that it was sent. */
export type Encoded = { vectors: Float32Array[] } | { failure: string }

export interface SentenceThread {
  /** One call at a time. Throws AppError `temporary` when the thread ends again and again, or is closed. */
  encode(texts: readonly string[]): Promise<Float32Array[]>
  close(): Promise<void>
}

/** A thread that ends for a reason that has nothing to do with the texts does so once. */
const ATTEMPTS = 2

/**
 * Megabytes of the thread's heap. The weights are outside it, and so are the numbers that are computed with, which are
 * freed with the small objects that stand for them: with Node's defaults 150 MB more would be kept.
 */
const HEAP = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 128 }

const WORKER = new URL('./sentence-worker.ts', import.meta.url)

export function createSentenceThread(entry: URL = WORKER): SentenceThread {
  let running: Worker | null = null
  let lastError: unknown
  let isClosed = false

  function start(): Worker {
    const worker = new Worker(entry, { resourceLimits: HEAP })
    // The process may end while nobody waits for an answer.
    worker.unref()
    // Without a listener an error in the thread would end the process. `exit` follows.
    worker.on('error', (error) => {
      lastError = error
    })
    worker.once('exit', () => {
      if (running === worker) running = null
    })
    running = worker
    return worker
  }

  return {
    async encode(texts) {
      for (let attempt = 1; attempt <= ATTEMPTS && !isClosed; attempt++) {
        const encoded = await askOnce(running ?? start(), texts)
        if (encoded === 'ended') continue
        // A mistake of the program: the same texts fail again.
        if ('failure' in encoded) throw new Error(`Texts could not be encoded: ${encoded.failure}`)
        return encoded.vectors
      }
      throw new AppError('temporary', 'The sentence encoder has ended. Please try again.', {
        cause: lastError,
        retryAfter: 10,
      })
    },
    async close() {
      isClosed = true
      await running?.terminate()
    },
  }
}

function askOnce(worker: Worker, texts: readonly string[]): Promise<Encoded | 'ended'> {
  return new Promise((resolve) => {
    const answered = (encoded: Encoded) => settle(encoded)
    const ended = () => settle('ended')

    function settle(outcome: Encoded | 'ended') {
      worker.off('message', answered)
      worker.off('exit', ended)
      worker.unref()
      resolve(outcome)
    }

    worker.ref()
    worker.once('message', answered)
    worker.once('exit', ended)
    worker.postMessage(texts)
  })
}
