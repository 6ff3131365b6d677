// Programs that are run for one version of the project each, in a process of their own: two versions of the same module
// do not fit into one.
import { spawn } from 'node:child_process'
import { json, text } from 'node:stream/consumers'
import { Refused } from './lease.ts'

export interface TreeQuestion {
  /** A program beside this one, which prints JSON. */
  program: string
  /** The folder of the version, the program's first argument. */
  tree: string
  args?: readonly string[]
  /** What it reads from its standard input, as JSON. */
  input?: unknown
  signal: AbortSignal
}

/** Why a version could not be asked: its own error, without stack and without where its folder is. */
export class Unanswered extends Error {
  /** Which of the versions it was. */
  readonly tree: string

  constructor(tree: string, reason: string) {
    super(reason)
    this.tree = tree
  }
}

/** Resolves to what the program prints. Throws Unanswered when it fails, and Refused when the signal ended it. */
export async function askTree<Answer>(question: TreeQuestion): Promise<Answer> {
  const { program, tree, args = [], input, signal } = question
  if (signal.aborted) throw interrupted()
  const child = spawn(process.execPath, [program, tree, ...args], { stdio: 'pipe', signal })
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', () => undefined)
    child.once('close', resolve)
  })
  // A program that fails before it has read everything says more by its error than by the broken pipe.
  child.stdin.once('error', () => undefined)
  child.stdin.end(input === undefined ? '' : JSON.stringify(input))
  const [answer, errors, code] = await Promise.all([
    json(child.stdout).catch(() => undefined),
    text(child.stderr),
    ended,
  ])
  if (signal.aborted) throw interrupted()
  if (code !== 0 || answer === undefined) throw new Unanswered(tree, reasonIn(errors, tree))
  return answer as Answer
}

const interrupted = () => new Refused('Interrupted. Nothing was changed.')

function reasonIn(errors: string, tree: string): string {
  const [, reason = 'it was ended'] = /^\w*Error(?: \[\w+\])?: (.+(?:\n {2}\w.*)*)/m.exec(errors) ?? []
  return reason.replace(/ imported from .*/, '').replaceAll(`${tree}/`, '')
}
