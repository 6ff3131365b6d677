// What insights read of the other subjects: only what they need, and of jobs only what changed.
import { FieldPath, type Firestore } from '@google-cloud/firestore'
import Type from 'typebox'
import { documents, readAll } from '../../platform/documents.ts'
import { Application, HistoryEntry } from '../applications/schemas.ts'
import { Job } from '../jobs/schemas.ts'
import { ResumeContent } from '../resumes/schemas.ts'
import type { JobFacts } from './finding.ts'
import type { CountedApplication, CountedChange } from './funnel.ts'

const PAGE = 500
/** Beyond this, the oldest applications and changes no longer count. */
const MAX_APPLICATIONS = 2000
const MAX_CHANGES = 10_000

const { title, company, places, remote, salary, requirements, skills, status, updatedAt } = Job.properties
const jobDocuments = documents(
  Type.Object({ title, company, places, remote, salary, requirements, skills, status, updatedAt }),
)
const { stage, appliedOn, addedAt, isExample, trashedAt } = Application.properties
const applicationDocuments = documents(
  Type.Object({ stage, appliedOn, addedAt, isExample, trashedAt, updatedAt: Type.String() }),
)
const { at, field, after } = HistoryEntry.properties
const changeDocuments = documents(Type.Object({ applicationId: Type.String(), at, field, after }))
/** A résumé's content is in its versions, documents of their own. */
const versionDocuments = documents(Type.Object({ content: ResumeContent }))

export interface ChangedJobs {
  changed: JobFacts[]
  /** Removed, in the trash, or no longer read. */
  gone: string[]
  /** The latest change, which is where the next reading begins. */
  seen: string
}

export type Sources = ReturnType<typeof createSources>

export function createSources(firestore: Firestore) {
  const own = (collection: string, ownerId: string) =>
    firestore.collection(collection).where('ownerId', '==', ownerId)
  const fields = [...jobDocuments.names, 'state', 'trashedAt']

  return {
    async jobsSince(ownerId: string, time: string): Promise<ChangedJobs> {
      const found: ChangedJobs = { changed: [], gone: [], seen: time }
      const ordered = own('jobs', ownerId)
        .where('updatedAt', '>', time)
        .orderBy('updatedAt')
        .orderBy(FieldPath.documentId())
        .select(...fields)
        .limit(PAGE)
      for (let page = ordered; ; ) {
        const { docs } = await page.get()
        for (const doc of docs) {
          const isGone = doc.get('state') !== 'live' || doc.get('status') !== 'ready' || doc.get('trashedAt')
          const job = isGone ? null : jobDocuments.read(doc)
          if (job) found.changed.push(job)
          else found.gone.push(doc.id)
          found.seen = doc.get('updatedAt')
        }
        const last = docs.at(-1)
        if (!last || docs.length < PAGE) return found
        page = ordered.startAfter(last)
      }
    },

    /** The chosen résumé, or the one that was changed last. */
    async resume(ownerId: string, chosen: string | null) {
      const fields = ['state', 'status', 'trashedAt', 'version', 'updatedAt']
      const newest = await own('resumes', ownerId)
        .orderBy('updatedAt', 'desc')
        .limit(50)
        .select(...fields)
        .get()
      const usable = newest.docs.filter(
        (doc) => doc.get('state') === 'live' && doc.get('status') === 'ready' && !doc.get('trashedAt'),
      )
      const doc = usable.find(({ id }) => id === chosen) ?? usable[0]
      const seen: string = newest.docs[0]?.get('updatedAt') ?? ''
      if (!doc) return { resume: null, seen }
      const version = firestore.collection('resumeVersions').doc(`${doc.id}_${doc.get('version')}`)
      const content = versionDocuments.read(await version.get())?.content
      return { resume: content ? { id: doc.id, content } : null, seen }
    },

    async hasResume(ownerId: string, id: string): Promise<boolean> {
      const resume = await firestore.collection('resumes').doc(id).get()
      return resume.get('ownerId') === ownerId && resume.get('state') === 'live'
    },

    async course(ownerId: string): Promise<{
      applications: CountedApplication[]
      changes: CountedChange[]
      seen: string
    }> {
      const newest = own('applications', ownerId).orderBy('updatedAt', 'desc').limit(MAX_APPLICATIONS)
      const history = own('applicationHistory', ownerId).limit(MAX_CHANGES)
      const [found, changes] = await Promise.all([
        newest.select(...applicationDocuments.names, 'state').get(),
        history.select(...changeDocuments.names).get(),
      ])
      const docs = found.docs.filter((doc) => doc.get('state') !== 'removed')
      return {
        applications: readAll(applicationDocuments, { docs }),
        changes: readAll(changeDocuments, changes),
        seen: found.docs[0]?.get('updatedAt') ?? '',
      }
    },

    /** Whether anything changed after these times. */
    async hasChanged(ownerId: string, seen: Record<'jobs' | 'resumes' | 'applications', string>) {
      const changes = Object.entries(seen).map(async ([collection, time]) => {
        const newest = own(collection, ownerId).orderBy('updatedAt', 'desc').limit(1).select('updatedAt')
        const [doc] = (await newest.get()).docs
        return doc !== undefined && doc.get('updatedAt') > time
      })
      return (await Promise.all(changes)).includes(true)
    },
  }
}
