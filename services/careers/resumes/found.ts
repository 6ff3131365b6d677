import { findRecords } from '../../platform/finding.ts'
import type { Found } from '../../platform/schemas.ts'
import type { ResumeFacts } from './record.ts'
import type { ResumeStore } from './store.ts'

export const foundResume = ({
  id,
  title,
  name,
  label,
}: Pick<ResumeFacts, 'id' | 'title' | 'name' | 'label'>): Found => ({
  kind: 'resume',
  id,
  title,
  detail: [name, label].filter((part) => part !== '').join(', '),
})

export const createFinding = ({ store }: { store: Pick<ResumeStore, 'list'> }) =>
  findRecords({ list: store.list, show: foundResume })
