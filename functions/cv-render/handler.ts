import { createHash } from 'node:crypto'
import type { Bucket } from '@google-cloud/storage'
import type { CvRendering, StoredPaper } from '../../services/careers/cvs/rendering.ts'
import type { CvRequested } from '../../services/careers/events.ts'
import { recordPrefix } from '../../services/careers/paths.ts'
import { UnreadablePaper } from '../../services/papers/check-paper.ts'
import { PAPER_TYPES } from '../../services/papers/formats.ts'
import type { MadePaper, PaperContent } from '../../services/papers/render-papers.ts'
import { UnprintableText } from '../../services/papers/typeset.ts'
import { isThereAlready } from '../../services/platform/storage-errors.ts'

export interface HandlerDeps {
  cvs: Pick<CvRendering, 'paperTask' | 'addPapers' | 'fail'>
  papers: Bucket
  /** Throws UnprintableText and UnreadablePaper, which no other attempt would change. */
  render: (content: PaperContent) => Promise<MadePaper[]>
}

/** Makes the papers of a CV whose text is settled, and removes those that it had before. */
export function createHandler({ cvs, papers, render }: HandlerDeps) {
  const save = async (cv: CvRequested, { bytes, ...paper }: MadePaper): Promise<StoredPaper> => {
    const { extension, contentType } = PAPER_TYPES[paper.format]
    const name = `${cv.revision}-${paper.kind}-${digest(bytes, 'sha256', 'hex').slice(0, 16)}.${extension}`
    try {
      await papers.file(prefixOf(cv) + name).save(bytes, {
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
  async function removeOthers(cv: CvRequested, kept: readonly string[], isGone = false): Promise<void> {
    const prefix = prefixOf(cv)
    const [files] = await papers.getFiles({ prefix })
    const others = files.filter(({ name }) => {
      const own = name.slice(prefix.length)
      return isGone || (!kept.includes(own) && Number.parseInt(own, 10) <= cv.revision)
    })
    await Promise.all(others.map((file) => file.delete({ ignoreNotFound: true })))
  }

  return async (cv: CvRequested): Promise<void> => {
    const task = await cvs.paperTask(cv)
    if (task.kind === 'gone') return removeOthers(cv, [], true)
    // A later event is about the text as it is now.
    if (task.kind === 'done') return
    const made = await render(task.content).catch((error: unknown) => {
      if (error instanceof UnprintableText || error instanceof UnreadablePaper) return error
      throw error
    })
    if (made instanceof Error) return cvs.fail(cv, made.message)
    const stored = await Promise.all(made.map((paper) => save(cv, paper)))
    const kept = await cvs.addPapers(cv, stored)
    // Another run of this event may have been first: its papers stay and ours are removed.
    await removeOthers(
      cv,
      kept.map(({ name }) => name),
    )
  }
}

const prefixOf = ({ ownerId, cvId }: CvRequested) => recordPrefix('cvs', { ownerId, id: cvId })

const digest = (bytes: Buffer, algorithm: 'sha256' | 'md5', encoding: 'hex' | 'base64') =>
  createHash(algorithm).update(bytes).digest(encoding)
