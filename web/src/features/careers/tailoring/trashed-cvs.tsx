import { TrashedList } from '../../../subjects/trashed-list.tsx'
import { cvs, deleteCvs, restoreCvs } from './cvs-data.ts'

export function TrashedCvs() {
  return (
    <TrashedList
      lists={cvs}
      subjects="CVs"
      nameOf={({ jobTitle, company }) => [jobTitle, company].filter(Boolean).join(', ')}
      detailOf={({ resumeTitle }) => `From ${resumeTitle}`}
      consequence=" and its papers are deleted"
      onRestore={restoreCvs}
      onDelete={deleteCvs}
    />
  )
}
