// Makes the papers of a record and keeps them in storage, whatever the record is about.
import { createHash } from 'node:crypto'
import type { Bucket } from '@google-cloud/storage'
import { isThereAlready } from '../platform/storage-errors.ts'
import { UnreadablePaper } from './check-paper.ts'
import { PAPER_TYPES, type PaperFormat } from './formats.ts'
import { UnprintableText } from './typeset.ts'

interface Made {
  kind: string
  format: PaperFormat
  bytes: Buffer
}

/** A paper in storage. */
export type Stored<Paper extends Made> = Omit<Paper, 'bytes'> & {
  /** Below the record's prefix. */
  name: string
  size: number
}

/** `gone`: nothing of the record may stay in storage. `done`: its papers exist, or another event is about them. */
type Task<Content> = { kind: 'wanted'; content: Content } | { kind: 'gone' } | { kind: 'done' }

export interface MakingDeps<Event extends { revision: number }, Content, Paper extends Made> {
  record: {
    paperTask(event: Event): Promise<Task<Content>>
    /** Returns the papers that the record has then: these, those of another run, or none when it is gone. */
    addPapers(event: Event, papers: Stored<Paper>[]): Promise<readonly { name: string }[]>
    /** For good, with a reason for the person. */
    fail(event: Event, reason: string): Promise<void>
  }
  papers: Bucket
  /** The common prefix of all objects of the record. */
  prefixOf(event: Event): string
  /** Throws UnprintableText and UnreadablePaper, which no other attempt would change. */
  render(content: Content): Promise<Paper[]>
}

/** Handles events that papers are wanted. It makes them and removes those that the record had before. */
export function createMaking<Event extends { revision: number }, Content, Paper extends Made>(
  deps: MakingDeps<Event, Content, Paper>,
) {
  const { record, papers, prefixOf, render } = deps

  async function save(event: Event, { bytes, ...paper }: Paper): Promise<Stored<Paper>> {
    const { extension, contentType } = PAPER_TYPES[paper.format]
    const name = `${event.revision}-${paper.kind}-${digest(bytes, 'sha256', 'hex').slice(0, 16)}.${extension}`
    try {
      await papers.file(prefixOf(event) + name).save(bytes, {
        resumable: false,
        preconditionOpts: { ifGenerationMatch: 0 },
        // The store compares the MD5.
        validation: false,
        metadata: {
          contentType,
          cacheControl: 'private, no-cache',
          md5Hash: digest(bytes, 'md5', 'base64'),
        },
      })
    } catch (error) {
      // Names contain a hash of the content.
      if (!isThereAlready(error)) throw error
    }
    return { ...paper, name, size: bytes.length }
  }

  /**
   * A run that was killed may have left files, so all are looked at. Those of a later revision are of a run under way.
   */
  async function removeOthers(event: Event, kept: readonly string[], isGone = false): Promise<void> {
    const prefix = prefixOf(event)
    const [files] = await papers.getFiles({ prefix })
    const others = files.filter(({ name }) => {
      const own = name.slice(prefix.length)
      return isGone || (!kept.includes(own) && Number.parseInt(own, 10) <= event.revision)
    })
    await Promise.all(others.map((file) => file.delete({ ignoreNotFound: true })))
  }

  return async (event: Event): Promise<void> => {
    const task = await record.paperTask(event)
    if (task.kind === 'gone') return removeOthers(event, [], true)
    // A later event is about the record as it is now.
    if (task.kind === 'done') return
    const made = await render(task.content).catch((error: unknown) => {
      if (error instanceof UnprintableText || error instanceof UnreadablePaper) return error
      throw error
    })
    if (made instanceof Error) return record.fail(event, made.message)
    const stored = await Promise.all(made.map((paper) => save(event, paper)))
    const kept = await record.addPapers(event, stored)
    // Another run of this event may have been first: its papers stay and ours are removed.
    await removeOthers(
      event,
      kept.map(({ name }) => name),
    )
  }
}

const digest = (bytes: Buffer, algorithm: 'sha256' | 'md5', encoding: 'hex' | 'base64') =>
  createHash(algorithm).update(bytes).digest(encoding)
