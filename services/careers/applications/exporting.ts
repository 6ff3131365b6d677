import type { Bucket } from '@google-cloud/storage'
import { safeName } from '../../platform/archive-paths.ts'
import { type ExportedFile, type Exporting, jsonListFile } from '../../platform/exporting.ts'
import { recordPrefix } from '../paths.ts'
import { type ApplicationRecord, toApplication } from './record.ts'
import type { ApplicationStore } from './store.ts'

/** Changes of one application that an export holds. */
const MOST_CHANGES = 1000

export interface ExportingDeps {
  store: Pick<ApplicationStore, 'each' | 'history'>
  papers: Bucket
  now: () => number
}

export const createExporting = ({ store, papers, now }: ExportingDeps): Exporting => ({
  async *export(accountId) {
    yield jsonListFile('careers/applications.json', everyOne(store, accountId), new Date(now()))
    for await (const { read } of store.each(accountId)) {
      const record = read()
      if (record?.state === 'live') yield* sentPapers(record, papers)
    }
  },
})

const sentPapers = (application: ApplicationRecord, papers: Bucket): ExportedFile[] =>
  (application.sentCv?.papers ?? []).map(({ name, kind }) => ({
    path: `careers/applications/${safeName(`${application.company || application.title} ${kind}.${name.split('.').at(-1)}`)}`,
    modifiedAt: new Date(application.sentCv?.keptAt ?? application.addedAt),
    shrinks: false,
    content: async () => papers.file(recordPrefix('applications', application) + name).createReadStream(),
  }))

async function* everyOne(store: ExportingDeps['store'], accountId: string) {
  for await (const { id, read } of store.each(accountId)) {
    const record = read()
    if (record?.state === 'live')
      yield { ...toApplication(record), history: await store.history(id, MOST_CHANGES) }
  }
}
