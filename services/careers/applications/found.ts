import { type Finding, findRecords } from '../../platform/finding.ts'
import type { Found } from '../../platform/schemas.ts'
import type { ApplicationFacts } from './record.ts'
import type { ApplicationStore } from './store.ts'

export const foundApplication = ({
  id,
  title,
  company,
}: Pick<ApplicationFacts, 'id' | 'title' | 'company'>): Found => ({
  kind: 'application',
  id,
  title,
  detail: company,
})

export const createFinding = ({ store }: { store: Pick<ApplicationStore, 'list'> }): Finding =>
  findRecords({
    list: ({ facet, ...range }) => store.list({ ...range, list: facet, sortKey: 'addedAt', order: 'desc' }),
    show: foundApplication,
  })
