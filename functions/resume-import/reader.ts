// Documents are read in a process of their own, which a bad file can hold up, fill or end without harm to others.
import { type ChildProcess, fork } from 'node:child_process'
import type { ReadDocument } from './read-document.ts'
import { UnreadableDocument } from './unreadable.ts'

export interface Question {
  bytes: Uint8Array
  contentType: string
}

export type Answer =
  | { kind: 'read'; document: ReadDocument }
  | { kind: 'refused'; reason: string }
  | { kind: 'failed'; message: string }

export interface ReaderLimits {
  /** Seconds for one document, which a good one does not exceed even on a busy machine. */
  seconds: number
  /** Megabytes of the process's heap. */
  memory: number
}

export const READER_LIMITS: ReaderLimits = { seconds: 60, memory: 384 }

/** A process may be ended from outside while it reads; only the second time is the document to blame. */
const ATTEMPTS = 2

export interface ReaderOptions {
  entry?: URL
  limits?: ReaderLimits
}

/** Reads one document after another. */
export function createReader({
  entry = new URL('./reader-process.ts', import.meta.url),
  limits = READER_LIMITS,
}: ReaderOptions = {}) {
  let running: ChildProcess | null = null
  let last: Promise<unknown> = Promise.resolve()

  function start(): ChildProcess {
    const child = fork(entry, {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: [...process.execArgv, `--max-old-space-size=${limits.memory}`],
    })
    child.once('exit', () => {
      if (running === child) running = null
    })
    child.unref()
    child.channel?.unref()
    running = child
    return child
  }

  function end(): void {
    running?.kill('SIGKILL')
    running = null
  }

  async function ask(question: Question): Promise<ReadDocument> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const answer = await askOnce(running ?? start(), question, limits)
      if (answer.kind === 'read') return answer.document
      if (answer.kind === 'refused') throw new UnreadableDocument(answer.reason)
      // A mistake of the program is not the document's: another version may read it.
      if (answer.kind === 'failed') throw new Error(`A document could not be read: ${answer.message}`)
      end()
      if (answer.kind === 'late') throw new UnreadableDocument('The document takes too long to read.')
    }
    throw new UnreadableDocument('The file is damaged in a way that stops the program that reads it.')
  }

  return {
    /** Throws UnreadableDocument. */
    read(question: Question): Promise<ReadDocument> {
      const reading = last.then(() => ask(question))
      last = reading.catch(() => undefined)
      return reading
    },
    [Symbol.dispose]: end,
  }
}

type Outcome = Answer | { kind: 'ended' } | { kind: 'late' }

function askOnce(child: ChildProcess, question: Question, { seconds }: ReaderLimits): Promise<Outcome> {
  return new Promise((resolve) => {
    const late = setTimeout(() => settle({ kind: 'late' }), seconds * 1000)
    const answered = (answer: Answer) => settle(answer)
    const ended = () => settle({ kind: 'ended' })

    function settle(outcome: Outcome) {
      clearTimeout(late)
      child.off('message', answered)
      child.off('exit', ended)
      resolve(outcome)
    }

    child.once('message', answered)
    child.once('exit', ended)
    // This fails when the process has just ended, which `exit` reports.
    child.send(question, () => undefined)
  })
}
