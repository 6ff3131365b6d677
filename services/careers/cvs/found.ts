import { findRecords } from '../../platform/finding.ts'
import type { Found } from '../../platform/schemas.ts'
import type { CvFacts } from './record.ts'
import type { CvStore } from './store.ts'

export const foundCv = ({ id, jobTitle, company }: Pick<CvFacts, 'id' | 'jobTitle' | 'company'>): Found => ({
  kind: 'cv',
  id,
  title: jobTitle,
  detail: company,
})

export const createFinding = ({ store }: { store: Pick<CvStore, 'list'> }) =>
  findRecords({ list: store.list, show: foundCv })
