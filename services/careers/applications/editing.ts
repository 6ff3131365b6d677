import { AppError } from '../../platform/errors.ts'
import type { Publish } from '../../platform/publish.ts'
import type { Changed } from '../../platform/records.ts'
import { isoTime } from '../../platform/times.ts'
import { careersDiscarded } from '../events.ts'
import { type Keeping, withSent } from './keeping.ts'
import { newApplication, onItsWay } from './new-application.ts'
import { ownApplication } from './ownership.ts'
import { createPlacing } from './placing.ts'
import { type ApplicationFacts, type ApplicationRecord, toApplication } from './record.ts'
import { createRemoving } from './removing.ts'
import type { Application, ApplicationCreation, ApplicationEdit } from './schemas.ts'
import type { ApplicationStore } from './store.ts'

export interface EditingDeps {
  store: Pick<ApplicationStore, 'get' | 'list' | 'change' | 'changeMany' | 'forgetHistory'>
  linked: Linked
  keeping: Pick<Keeping, 'keep'>
  publish: Publish
  now: () => number
  newId: () => string
}

/** Each throws AppError `not-found` for what does not belong to the person. */
export interface Linked {
  jobId: (ownerId: string, id: string) => Promise<unknown>
  cvId: (ownerId: string, id: string) => Promise<unknown>
}

/** Edits of a person's own applications. One that is not theirs stops the whole edit. */
export function createEditing({ store, linked, keeping, publish, now, newId }: EditingDeps) {
  const positionFor = createPlacing(store)
  const removeOne = createRemoving({ store, publish })
  const time = () => isoTime(now())

  const changeOwn = (
    ownerId: string,
    ids: string[],
    change: (record: ApplicationRecord) => Changed<ApplicationFacts>,
  ) => store.changeMany(ids, (found, id) => change(ownApplication(found, ownerId, id)))

  async function checkLinks(ownerId: string, { jobId, cvId }: ApplicationEdit): Promise<void> {
    if (jobId) await linked.jobId(ownerId, jobId)
    if (cvId) await linked.cvId(ownerId, cvId)
  }

  return {
    /** Adds at the top of its stage. */
    async create(ownerId: string, creation: ApplicationCreation): Promise<Application> {
      await checkLinks(ownerId, creation)
      const stage = creation.stage ?? 'saved'
      const position = await positionFor({ ownerId, stage, id: null, before: undefined })
      const facts = newApplication({ ...creation, stage }, { id: newId(), ownerId, position, time: time() })
      const kept = await keeping.keep(facts, { stage: 'saved', cvId: null })
      const created = await store.change(facts.id, () => withSent(facts, kept))
      return toApplication(ownApplication(created, ownerId, facts.id))
    },

    async edit(ownerId: string, id: string, { before, ...edit }: ApplicationEdit): Promise<Application> {
      const found = ownApplication(await store.get(id), ownerId, id)
      await checkLinks(ownerId, edit)
      const stage = edit.stage ?? found.stage
      const isMoved = before !== undefined || stage !== found.stage
      const position = isMoved ? await positionFor({ ownerId, stage, id, before }) : null
      const kept = await keeping.keep({ ...found, ...edit }, found)
      const [edited = null] = await changeOwn(ownerId, [id], (current) => ({
        ...withSent(onItsWay({ ...current, ...edit }, current, time()), kept),
        ...(position !== null && { position }),
      }))
      const application = ownApplication(edited, ownerId, id)
      if (application.leftovers.length > 0)
        await publish(careersDiscarded, { ownerId, subject: 'applications', id })
      return toApplication(application)
    },

    async trash(ownerId: string, ids: string[]): Promise<void> {
      await changeOwn(ownerId, ids, (found) => (found.trashedAt ? null : { ...found, trashedAt: time() }))
    },

    async restore(ownerId: string, ids: string[]): Promise<void> {
      await changeOwn(ownerId, ids, (found) => (found.trashedAt ? { ...found, trashedAt: null } : null))
    },

    /** Throws AppError `conflict` for one that is not in the trash. */
    async delete(ownerId: string, ids: string[]): Promise<void> {
      await changeOwn(ownerId, ids, ({ trashedAt }) => {
        if (trashedAt === null)
          throw new AppError('conflict', 'Only what is in the trash can be deleted for good')
        return null
      })
      for (const id of ids) await removeOne(ownerId, id)
    },
  }
}
