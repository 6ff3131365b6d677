// What the function that reads documents may do. It may report twice, late, or after the résumé is gone: the first
// report counts, and nothing brings a deleted résumé back.
import { REMOVE } from '../../platform/records.ts'
import { bounded } from './bounded.ts'
import type { ResumeRecord } from './record.ts'
import type { EvidenceMap, ResumeContent } from './schemas.ts'
import type { ResumeStore } from './store.ts'
import { withVersion } from './versions.ts'

export interface ImportedDocument {
  content: ResumeContent
  evidence: EvidenceMap
  language: string | null
}

/** A document as an event names it. */
export interface DocumentVersion {
  id: string
  generation: string
}

/** `done`: the event is about something that is imported. `unwanted`: nothing of it may stay in storage. */
export type ImportTask =
  | { kind: 'wanted'; contentType: string; size: number; sha256: string }
  | { kind: 'done' }
  | { kind: 'unwanted' }

export type Importing = ReturnType<typeof createImporting>

export function createImporting({ store }: { store: Pick<ResumeStore, 'get' | 'change' | 'write'> }) {
  return {
    async task({ id, generation }: DocumentVersion): Promise<ImportTask> {
      const resume = await store.change(id, (found) =>
        isWanted(found, generation) && found.status === 'uploading'
          ? { ...found, status: 'importing', generation }
          : null,
      )
      if (resume?.state !== 'live') return { kind: 'unwanted' }
      const { contentType, size, sha256 } = resume
      if (!isWanted(resume, generation) || contentType === null || size === null || sha256 === null)
        return { kind: 'done' }
      return { kind: 'wanted', contentType, size, sha256 }
    },

    async finish({ id, generation }: DocumentVersion, read: ImportedDocument): Promise<void> {
      const { content, evidence } = bounded(read)
      await store.write(id, (found) => {
        if (!isWanted(found, generation)) return null
        const { name, label } = content.basics
        const { language } = read
        return {
          facts: {
            ...found,
            ...withVersion(found),
            status: 'ready',
            reason: null,
            name,
            label,
            language,
            generation,
          },
          content,
          evidence,
        }
      })
    },

    /** Rejects the document for good. It stays, and the reason is shown to the person. */
    async reject({ id, generation }: DocumentVersion, reason: string): Promise<void> {
      await store.change(id, (found) =>
        isWanted(found, generation) ? { ...found, status: 'rejected', reason, generation } : null,
      )
    },

    /** Whether everything of the résumé must be removed: it was deleted, or never existed. */
    async isDiscarded(id: string): Promise<boolean> {
      return (await store.get(id))?.state !== 'live'
    },

    /** Call this when nothing of it is stored any more: it frees the quota, once. */
    async finishRemoval(id: string): Promise<void> {
      await store.change(id, (found) => (found?.state === 'deleting' ? REMOVE : null))
    },
  }
}

function isWanted(resume: ResumeRecord | null, generation: string): resume is ResumeRecord {
  if (resume?.state !== 'live' || (resume.status !== 'uploading' && resume.status !== 'importing'))
    return false
  return resume.generation === null || resume.generation === generation
}
