import { AppError } from '../../platform/errors.ts'
import type { Publish } from '../../platform/publish.ts'
import type { Changed } from '../../platform/records.ts'
import { isoTime } from '../../platform/times.ts'
import { forGood, fromTrash, toTrash } from '../../platform/trash.ts'
import { careersDiscarded } from '../events.ts'
import { checkSize } from './bounded.ts'
import { type BrowsingDeps, createBrowsing, ownResume } from './browsing.ts'
import { newResume } from './new-resume.ts'
import type { ResumeFacts, ResumeRecord } from './record.ts'
import type { Resume, ResumeContent, ResumeCreation, ResumeEdit } from './schemas.ts'
import { emptyContent } from './schemas.ts'
import type { ResumeStore } from './store.ts'
import { stepFrom, withVersion } from './versions.ts'

export interface EditingDeps extends BrowsingDeps {
  store: ResumeStore
  publish: Publish
  now: () => number
  newId: () => string
}

/** Edits of a person's own résumés. One that is not theirs stops the whole edit. All throw AppError `not-found`. */
export function createEditing(deps: EditingDeps) {
  const { store, publish, now, newId } = deps
  const { view, contentOf } = createBrowsing(deps)

  const changeOwn = (
    ownerId: string,
    ids: string[],
    change: (resume: ResumeRecord) => Changed<ResumeFacts>,
  ) => store.changeMany(ids, (found, id) => change(ownResume(found, ownerId, id)))

  async function createWith(ownerId: string, title: string, content: ResumeContent): Promise<Resume> {
    const blank = newResume({ id: newId(), ownerId, title, at: isoTime(now()) })
    const facts = { ...blank, ...withVersion(blank), ...aboutOf(content) }
    const resume = await store.write(facts.id, () => ({ facts, content: checkSize(content) }))
    return view(ownResume(resume, ownerId, facts.id))
  }

  async function stepTo(ownerId: string, id: string, step: 'undo' | 'redo'): Promise<Resume> {
    const found = editable(ownResume(await store.get(id), ownerId, id))
    const target = stepFrom(found, step)
    if (target === null) throw new AppError('conflict', `There is nothing to ${step}`)
    const content = await store.content(id, target)
    const resume = await store.change(id, (current) => {
      const own = editable(ownResume(current, ownerId, id))
      if (own.version !== found.version) throw elsewhere()
      return { ...own, version: target, ...(content && aboutOf(content)) }
    })
    return view(ownResume(resume, ownerId, id))
  }

  return {
    create: (ownerId: string, { title, content }: ResumeCreation): Promise<Resume> =>
      createWith(ownerId, title, content ?? emptyContent()),

    /** The copy begins with what the original says now. */
    async duplicate(ownerId: string, id: string): Promise<Resume> {
      const original = editable(ownResume(await store.get(id), ownerId, id))
      return createWith(ownerId, `${original.title.slice(0, 190)} (copy)`, await contentOf(original))
    },

    /** Throws AppError `conflict` for a version that is no longer the present one. */
    async edit(ownerId: string, id: string, { version, title, content }: ResumeEdit): Promise<Resume> {
      if (content) checkSize(content)
      const resume = await store.write(id, (current) => {
        const own = editable(ownResume(current, ownerId, id))
        if (own.version !== version) throw elsewhere()
        const titled = { ...own, ...(title !== undefined && { title }) }
        if (!content) return { facts: titled }
        return { facts: { ...titled, ...withVersion(own), ...aboutOf(content) }, content }
      })
      return view(ownResume(resume, ownerId, id))
    },

    undo: (ownerId: string, id: string): Promise<Resume> => stepTo(ownerId, id, 'undo'),
    redo: (ownerId: string, id: string): Promise<Resume> => stepTo(ownerId, id, 'redo'),

    async trash(ownerId: string, ids: string[]): Promise<void> {
      await changeOwn(ownerId, ids, toTrash(now))
    },

    async restore(ownerId: string, ids: string[]): Promise<void> {
      await changeOwn(ownerId, ids, fromTrash)
    },

    /** Deletes résumés for good. Throws AppError `conflict` for one that is neither in the trash nor rejected. */
    async delete(ownerId: string, ids: string[]): Promise<void> {
      await changeOwn(ownerId, ids, (resume) =>
        forGood(resume, resume.status === 'rejected' || resume.status === 'uploading'),
      )
      await Promise.all(ids.map((id) => publish(careersDiscarded, { ownerId, subject: 'resumes', id })))
    },
  }
}

const aboutOf = ({ basics }: ResumeContent) => ({ name: basics.name, label: basics.label })

const elsewhere = () =>
  new AppError('conflict', 'This résumé was changed in another window. Look at it again first.', {
    reason: 'changed-elsewhere',
  })

/** A résumé that waits for its document would be overwritten by it. */
function editable(resume: ResumeRecord): ResumeRecord {
  if (resume.status === 'uploading' || resume.status === 'importing')
    throw new AppError('conflict', 'This résumé is still being read from its document')
  return resume
}
