// Whether two versions of the project understand each other's events, as they must while both have traffic and while
// messages wait that one published and the other takes.
import { join } from 'node:path'
import { askTree } from '../tree-program.ts'
import type { Message, Published, Unread } from './reader.ts'

type Version = 'old' | 'new'

export interface Incompatible {
  /** Which version published what the other cannot read, or what not even itself can. */
  publisher: Version
  reader: Version
  topic: string
  function: string | null
  problems: string[]
  example: unknown
}

export interface Comparison {
  /** Messages of the old and the new version. */
  messages: Record<Version, number>
  incompatible: Incompatible[]
}

/**
 * Both are folders with the project and its packages. Throws Unanswered when one of them cannot be asked, because it has
 * no functions or cannot be loaded.
 */
export async function compareBacklogs(old: string, fresh: string, signal: AbortSignal): Promise<Comparison> {
  const published = (tree: string) => askTree<Published>({ program, tree, signal })
  const read = (tree: string, { messages, unread }: Published) => {
    // Examples that their own version does not take say nothing about the other.
    const isTaken = ({ topic }: Message) => !unread.some((each) => each.topic === topic)
    return askTree<Unread[]>({ program, tree, args: ['-'], input: messages.filter(isTaken), signal })
  }
  const ofOld = await published(old)
  const ofNew = await published(fresh)
  return {
    messages: { old: ofOld.messages.length, new: ofNew.messages.length },
    incompatible: [
      ...summary('old', 'old', ofOld.unread),
      ...summary('new', 'new', ofNew.unread),
      ...summary('old', 'new', await read(fresh, ofOld)),
      // What is published on a new topic waits for the new function, which only the new version has.
      ...summary('new', 'old', await read(old, ofNew)).filter((each) => each.function !== null),
    ],
  }
}

/** One line for the same problems of the same function, with the first example. */
function summary(publisher: Version, reader: Version, unread: readonly Unread[]): Incompatible[] {
  const found = new Map<string, Incompatible>()
  for (const { topic, function: name, problems, payload } of unread) {
    const key = JSON.stringify([topic, name, problems])
    if (!found.has(key))
      found.set(key, { publisher, reader, topic, function: name, problems, example: payload })
  }
  return [...found.values()]
}

const program = join(import.meta.dirname, 'reader.ts')
