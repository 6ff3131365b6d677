// Applications as the API has them, and what can be done with them.
import { infiniteQueryOptions } from '@tanstack/react-query'
import type {
  Application,
  ApplicationCreation,
  ApplicationEdit,
  CsvReport,
  HistoryEntry,
} from '../../../../../services/careers/applications/schemas.ts'
import type { PageOf } from '../../../../../services/platform/schemas.ts'
import { api } from '../../../api.ts'
import { queryClient } from '../../../query-client.ts'
import { createSubject } from '../../../subjects/subject.ts'
import { formatCount } from '../../../ui/format.ts'
import { toast } from '../../../ui/toast.tsx'
import { positionAt } from './board-order.ts'
import { today } from './days.ts'

export const applications = createSubject<Application>('/applications', ({ id }) => {
  void queryClient.invalidateQueries({ queryKey: historyKey(id) })
})

const historyKey = (id: string) => ['careers', 'application-history', id] as const

export const historyQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: historyKey(id),
    queryFn: ({ pageParam, signal }) =>
      api.get<PageOf<HistoryEntry>>(`/applications/${id}/history`, {
        query: { cursor: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })

export async function addApplication(creation: ApplicationCreation): Promise<Application> {
  const sent = creation.stage === 'applied' ? { appliedOn: today(), ...creation } : creation
  const added = await api.post<Application>('/applications', sent)
  applications.apply([added])
  return added
}

/** Shows the change at once. Throws what the service says against it, after the old values are back. */
export async function editApplication(application: Application, edit: ApplicationEdit): Promise<void> {
  const { before: _, ...change } = edit
  const send = () => api.patch<Application>(`/applications/${application.id}`, edit)
  applications.apply([await applications.edit([application], change, send)])
}

export interface Move {
  application: Application
  stage: Application['stage']
  before: string | null
  /** The applications of the stage, in their order. */
  others: readonly Application[]
}

/** A report of a failure is shown; nothing is thrown. */
export async function moveApplication({ application, stage, before, others }: Move): Promise<void> {
  const isSent = application.stage === 'saved' && stage === 'applied' && application.appliedOn === null
  const edit = { stage, before, ...(isSent && { appliedOn: today() }) }
  const position = positionAt(others, application.id, before)
  const { before: _, ...change } = edit
  try {
    const send = () => api.patch<Application>(`/applications/${application.id}`, edit)
    applications.apply([await applications.edit([application], { ...change, position }, send)])
  } catch (error) {
    toast.failed('Not moved', error)
  }
}

export async function trashApplications(those: readonly Application[], isUndo = false): Promise<void> {
  const ids = those.map(({ id }) => id)
  const send = () => api.post('/applications/trash', { ids })
  try {
    await applications.edit(those, { trashedAt: new Date().toISOString() }, send)
    if (!isUndo)
      toast.message(`${formatCount(ids.length, 'application')} moved to the trash`, {
        undo: () => void restoreApplications(those),
      })
  } catch (error) {
    toast.failed('Not moved to the trash', error)
  }
}

export async function restoreApplications(those: readonly Application[]): Promise<void> {
  const ids = those.map(({ id }) => id)
  try {
    await applications.edit(those, { trashedAt: null }, () => api.post('/applications/restore', { ids }))
    applications.apply(those.map((each) => ({ ...each, trashedAt: null })))
  } catch (error) {
    toast.failed('Not restored', error)
  }
}

/** Throws after saying why in a toast, so that a dialog stays open. */
export async function deleteApplications(ids: string[]): Promise<void> {
  try {
    await api.post('/applications/delete', { ids })
    applications.remove(ids)
  } catch (error) {
    toast.failed('Not deleted', error)
    throw error
  }
}

export async function removeExamples(those: readonly Application[]): Promise<void> {
  try {
    await applications.edit(those, null, () => api.delete('/applications/examples'))
    applications.remove(those.map(({ id }) => id))
  } catch (error) {
    toast.failed('The examples are still there', error)
  }
}

export async function importCsv(csv: string): Promise<CsvReport> {
  const report = await api.post<CsvReport>('/applications/import', { csv })
  applications.invalidate()
  return report
}
