// Whether two versions of the project understand each other's events, as they must while both have traffic and while
// messages wait that one published and the other takes.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Message, Unread } from './reader.ts'

export interface Incompatible {
  /** Which version published what the other cannot read. */
  publisher: 'old' | 'new'
  topic: string
  function: string | null
  problems: string[]
  example: unknown
}

export interface Comparison {
  /** Messages of the old and the new version. */
  messages: { old: number; new: number }
  incompatible: Incompatible[]
}

/** Both are folders with the project and its packages. Throws when one of them cannot read its own messages. */
export function compareBacklogs(old: string, fresh: string): Comparison {
  const published = { old: run<Message[]>(old), new: run<Message[]>(fresh) }
  for (const [tree, messages] of [
    [old, published.old],
    [fresh, published.new],
  ] as const) {
    const [own] = read(tree, messages)
    if (own) throw new Error(`${tree} cannot read its own ${own.topic}: ${own.problems.join(', ')}`)
  }
  return {
    messages: { old: published.old.length, new: published.new.length },
    incompatible: [
      ...summary('old', read(fresh, published.old)),
      // What is published on a new topic waits for the new function, which only the new version has.
      ...summary(
        'new',
        read(old, published.new).filter((each) => each.function !== null),
      ),
    ],
  }
}

/** One line for the same problems of the same function, with the first example. */
function summary(publisher: Incompatible['publisher'], unread: readonly Unread[]): Incompatible[] {
  const found = new Map<string, Incompatible>()
  for (const { topic, function: name, problems, payload } of unread) {
    const key = JSON.stringify([topic, name, problems])
    if (!found.has(key)) found.set(key, { publisher, topic, function: name, problems, example: payload })
  }
  return [...found.values()]
}

const reader = join(import.meta.dirname, 'reader.ts')
const read = (tree: string, messages: readonly Message[]) => run<Unread[]>(tree, messages)

function run<Answer>(tree: string, input?: unknown): Answer {
  const output = execFileSync(process.execPath, [reader, tree, ...(input === undefined ? [] : ['-'])], {
    ...(input !== undefined && { input: JSON.stringify(input) }),
    stdio: ['pipe', 'pipe', 'inherit'],
    maxBuffer: 2 ** 28,
  })
  return JSON.parse(output.toString()) as Answer
}
