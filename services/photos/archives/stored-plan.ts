// Plans as objects in `papers`: each part is written once, so that a step that runs twice finds what the first decided.
import type { Bucket } from '@google-cloud/storage'
import { checker } from '../../platform/check.ts'
import { isThereAlready } from '../../platform/storage-errors.ts'
import { planPath } from './paths.ts'
import { type ArchiveEntry, PlanPart } from './plan.ts'
import type { ArchiveRecord } from './record.ts'
import { type ZipLayout, zipLayout } from './zip-layout.ts'

type Named = Pick<ArchiveRecord, 'ownerId' | 'id' | 'round'>

const AT_ONCE = 16
const check = checker(PlanPart)

export type StoredPlan = ReturnType<typeof createStoredPlan>

export function createStoredPlan(papers: Bucket) {
  async function read(archive: Named, part: number): Promise<PlanPart> {
    const [bytes] = await papers.file(planPath(archive, part)).download()
    const checked = check(JSON.parse(bytes.toString('utf8')))
    if (!checked.ok) throw new Error(`The plan of the archive ${archive.id} cannot be read`)
    return checked.value
  }

  /** Some parts, in their order. */
  async function* parts(archive: Named, count: number): AsyncGenerator<PlanPart> {
    for (let start = 0; start < count; start += AT_ONCE) {
      const numbers = Array.from({ length: Math.min(AT_ONCE, count - start) }, (_, index) => start + index)
      yield* await Promise.all(numbers.map((part) => read(archive, part)))
    }
  }

  return {
    parts,

    async entries(archive: Named, count: number): Promise<ArchiveEntry[]> {
      const entries: ArchiveEntry[] = []
      for await (const part of parts(archive, count)) entries.push(...part.entries)
      return entries
    },

    async layout(archive: Named & Pick<ArchiveRecord, 'planned'>): Promise<ZipLayout> {
      return zipLayout(await this.entries(archive, archive.planned))
    },

    /** Returns what is kept: an earlier run may have written the part. */
    async keep(archive: Named, part: number, content: PlanPart): Promise<PlanPart> {
      try {
        await papers.file(planPath(archive, part)).save(JSON.stringify(content), {
          contentType: 'application/json',
          resumable: false,
          preconditionOpts: { ifGenerationMatch: 0 },
        })
        return content
      } catch (error) {
        if (isThereAlready(error)) return read(archive, part)
        throw error
      }
    },
  }
}
