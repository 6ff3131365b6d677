import { TrashedList } from '../../../subjects/trashed-list.tsx'
import { nameOf } from './job-row.tsx'
import { deleteJobs, jobs, restoreJobs } from './jobs-data.ts'

export function TrashedJobs() {
  return (
    <TrashedList
      lists={jobs}
      subjects="Jobs"
      nameOf={nameOf}
      detailOf={({ company }) => company}
      consequence=" and the copy of its page are deleted"
      onRestore={restoreJobs}
      onDelete={deleteJobs}
    />
  )
}
