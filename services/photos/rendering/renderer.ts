import { type ChildProcess, fork } from 'node:child_process'
import type { Adjustments } from '../schemas.ts'
import { BadPicture } from './limits.ts'
import { usageOf } from './process-usage.ts'
import type { Rendered } from './render.ts'

export interface Question {
  size: number
  mayBeHeavy: boolean
  adjustments: Adjustments | null
}

/** `heavy` means that the picture needs more memory than a process for ordinary pictures should take. */
export type Answer =
  | { kind: 'rendered'; rendered: Rendered }
  | { kind: 'refused'; reason: string }
  | { kind: 'heavy' }

export interface RendererLimits {
  /** Seconds of processor time for one picture, which a good one does not exceed even on a busy machine. */
  processorSeconds: number
  /** Seconds after which a picture that uses no processor time is given up. */
  seconds: number
  /** Bytes of memory that the process may hold. */
  memory: number
}

const WATCH_MS = 200
/** A process may be ended from outside while it works on a picture; only the second time is the picture to blame. */
const ATTEMPTS = 2

export type Renderer = ReturnType<typeof createRenderer>

/** A process that handles one picture at a time. It is started on demand, and again after it has ended. */
export function createRenderer({ entry, limits }: { entry: URL; limits: RendererLimits }) {
  let running: ChildProcess | null = null

  function start(): ChildProcess {
    const child = fork(entry, { serialization: 'advanced', stdio: ['pipe', 'ignore', 'inherit', 'ipc'] })
    child.once('exit', () => {
      if (running === child) running = null
    })
    // `exit` reports the end of the process; writes in progress then fail too.
    child.stdin?.on('error', () => undefined)
    child.unref()
    running = child
    return child
  }

  function end(): void {
    running?.kill('SIGKILL')
    running = null
  }

  return {
    /** Throws BadPicture for a picture that ends the process or exceeds its limits. */
    async ask(bytes: Buffer, question: Omit<Question, 'size'>): Promise<Answer> {
      for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
        const answer = await askOnce(running ?? start(), { ...question, bytes, limits })
        if (answer.kind !== 'ended' && answer.kind !== 'over') return answer
        end()
        if (answer.kind === 'over') throw new BadPicture(answer.reason)
      }
      throw new BadPicture('The file is damaged in a way that stops the program that decodes it.')
    },
    end,
    /** Null while no process is running. */
    pid: () => running?.pid ?? null,
  }
}

interface Asked extends Omit<Question, 'size'> {
  bytes: Buffer
  limits: RendererLimits
}

type Outcome = Answer | { kind: 'ended' } | { kind: 'over'; reason: string }

function askOnce(child: ChildProcess, { bytes, limits, ...question }: Asked): Promise<Outcome> {
  return new Promise((resolve) => {
    const pid = child.pid ?? 0
    const before = usageOf(pid)?.processor ?? 0
    const slow = 'It takes too long to decode.'
    const watch = setInterval(() => {
      const usage = usageOf(pid)
      if (!usage) return
      if (usage.memory > limits.memory)
        settle({ kind: 'over', reason: 'It takes too much memory to decode.' })
      else if (usage.processor - before > limits.processorSeconds) settle({ kind: 'over', reason: slow })
    }, WATCH_MS)
    const late = setTimeout(() => settle({ kind: 'over', reason: slow }), limits.seconds * 1000)
    const answered = (answer: Answer) => settle(answer)
    const ended = () => settle({ kind: 'ended' })

    function settle(outcome: Outcome) {
      clearInterval(watch)
      clearTimeout(late)
      child.off('message', answered)
      child.off('exit', ended)
      resolve(outcome)
    }

    child.once('message', answered)
    child.once('exit', ended)
    // This fails when the process has just ended, which `exit` reports.
    child.send({ ...question, size: bytes.length } satisfies Question, () => undefined)
    child.stdin?.write(bytes)
  })
}
