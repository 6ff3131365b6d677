// Documents are read in a process of their own, which a bad file can hold up, fill or end without harm to others.
import { type ChildProcess, fork } from 'node:child_process'
import { UnreadableDocument } from './unreadable.ts'

/** What the process answers. */
export type Answer<Read> =
  | { kind: 'read'; document: Read }
  | { kind: 'refused'; reason: string }
  | { kind: 'failed'; message: string }

export interface ReaderLimits {
  /** Seconds for one document, which a good one does not exceed even on a busy machine. */
  seconds: number
  /** Megabytes of the process's heap. */
  memory: number
}

/** A process may be ended from outside while it reads; only the second time is the document to blame. */
const ATTEMPTS = 2

export interface ReaderOptions {
  /** The file that calls `answerQuestions`. */
  entry: URL
  limits: ReaderLimits
}

export interface Reader<Question, Read> {
  /** Throws UnreadableDocument. */
  read(question: Question): Promise<Read>
  [Symbol.dispose](): void
}

/** Reads one document after another. Questions and answers are copied as `structuredClone` does. */
export function createReader<Question extends object, Read>({
  entry,
  limits,
}: ReaderOptions): Reader<Question, Read> {
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

  async function ask(question: Question): Promise<Read> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const answer = await askOnce<Read>(running ?? start(), question, limits)
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
    read(question) {
      const reading = last.then(() => ask(question))
      last = reading.catch(() => undefined)
      return reading
    },
    [Symbol.dispose]: end,
  }
}

type Outcome<Read> = Answer<Read> | { kind: 'ended' } | { kind: 'late' }

function askOnce<Read>(
  child: ChildProcess,
  question: object,
  { seconds }: ReaderLimits,
): Promise<Outcome<Read>> {
  return new Promise((resolve) => {
    const late = setTimeout(() => settle({ kind: 'late' }), seconds * 1000)
    const answered = (answer: unknown) => settle(answer as Answer<Read>)
    const ended = () => settle({ kind: 'ended' })

    function settle(outcome: Outcome<Read>) {
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

/** The whole work of the process: `read` throws UnreadableDocument for what it refuses. */
export function answerQuestions<Question, Read>(read: (question: Question) => Promise<Read>): void {
  async function answer(question: Question): Promise<Answer<Read>> {
    try {
      return { kind: 'read', document: await read(question) }
    } catch (error) {
      if (error instanceof UnreadableDocument) return { kind: 'refused', reason: error.message }
      return {
        kind: 'failed',
        message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }
    }
  }

  // The parent process is gone.
  process.once('disconnect', () => process.exit())
  process.on('message', (question: Question) => {
    void answer(question).then((given) => process.send?.(given))
  })
}
