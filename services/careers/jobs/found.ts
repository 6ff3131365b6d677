import { findRecords } from '../../platform/finding.ts'
import type { Found } from '../../platform/schemas.ts'
import type { JobFacts } from './record.ts'
import type { JobStore } from './store.ts'

export const foundJob = ({
  id,
  title,
  company,
  url,
}: Pick<JobFacts, 'id' | 'title' | 'company' | 'url'>): Found => ({
  kind: 'job',
  id,
  title: title ?? url ?? '',
  detail: company ?? '',
})

export const createFinding = ({ store }: { store: Pick<JobStore, 'list'> }) =>
  findRecords({ list: store.list, show: foundJob })
