import { TrashedList } from '../../../subjects/trashed-list.tsx'
import { deleteResumes, restoreResumes, resumes } from './resumes-data.ts'

export function TrashedResumes() {
  return (
    <TrashedList
      lists={resumes}
      subjects="Résumés"
      nameOf={({ title }) => title}
      detailOf={({ name }) => name}
      consequence=", its versions and its document are deleted"
      onRestore={restoreResumes}
      onDelete={deleteResumes}
    />
  )
}
