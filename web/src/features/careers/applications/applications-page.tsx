import { useNavigate, useSearch } from '@tanstack/react-router'
import { CalendarDays, Columns3, Plus, Send, Table2 } from 'lucide-react'
import { useState } from 'react'
import type { Application } from '../../../../../services/careers/applications/schemas.ts'
import { useSubjectList } from '../../../subjects/subject.ts'
import { useLiveSubject } from '../../../subjects/use-live-subject.ts'
import { Button } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/callout.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { CareersPage } from '../careers-page.tsx'
import { applications, removeExamples } from './applications-data.ts'
import { ApplicationsMenu } from './applications-menu.tsx'
import type { ApplicationsSearch, View } from './applications-search.ts'
import { NextSteps } from './next-steps.tsx'
import { TrashedApplications } from './trashed-applications.tsx'

const ApplicationBoard = lazyPart(async () => (await import('./application-board.tsx')).ApplicationBoard)
const ApplicationTable = lazyPart(async () => (await import('./application-table.tsx')).ApplicationTable)
const ApplicationSheet = lazyPart(async () => (await import('./application-sheet.tsx')).ApplicationSheet)
const NewApplication = lazyPart(async () => (await import('./new-application.tsx')).NewApplication)

const views = [
  { value: 'board', label: 'Board', icon: <Columns3 /> },
  { value: 'table', label: 'Table', icon: <Table2 /> },
  { value: 'calendar', label: 'Next', icon: <CalendarDays /> },
] as const

export function ApplicationsPage() {
  const search: ApplicationsSearch = useSearch({ strict: false })
  const { open } = search
  const view: View = search.view ?? 'board'
  const navigate = useNavigate()
  const [isAdding, setAdding] = useState(false)
  useLiveSubject('application', applications)
  const { items, error, retry } = useSubjectList(applications, {}, { isWhole: true })

  const go = (next: ApplicationsSearch) => void navigate({ to: '/careers/applications', search: next })
  const keepView = view === 'board' ? {} : { view }
  const show = (next: View) => go(next === 'board' ? {} : { view: next })
  const add = () => setAdding(true)

  return (
    <CareersPage
      title="Applications"
      subtitle="What you sent where, and what comes next."
      actions={
        <>
          <ApplicationsMenu onTrash={() => show('trash')} />
          <Button variant="primary" icon={<Plus />} onClick={add}>
            Add
          </Button>
        </>
      }
    >
      {view === 'trash' ? (
        <TrashedApplications onBack={() => show('board')} />
      ) : (
        <>
          <div className="mb-4">
            <Segmented label="View" options={views} value={view} onValueChange={show} />
          </div>
          {items && <Examples items={items} />}
          {error !== undefined && !items && (
            <ErrorState error={error} title="Your applications could not be loaded" onRetry={retry} />
          )}
          {!items && error === undefined && <Loading />}
          {items?.length === 0 ? (
            <EmptyState
              icon={<Send />}
              title="No applications yet"
              action={<Button onClick={add}>Add one</Button>}
            >
              Record where you want to apply; the board shows how far each one is.
            </EmptyState>
          ) : (
            items && <Shown view={view} items={items} onOpen={(id) => go({ ...keepView, open: id })} />
          )}
        </>
      )}
      {open !== undefined && <ApplicationSheet key={open} id={open} onClose={() => go(keepView)} />}
      {isAdding && (
        <NewApplication
          onClose={() => setAdding(false)}
          onAdded={(id) => {
            setAdding(false)
            go({ ...keepView, open: id })
          }}
        />
      )}
    </CareersPage>
  )
}

interface ShownProps {
  view: View
  items: readonly Application[]
  onOpen: (id: string) => void
}

function Shown({ view, items, onOpen }: ShownProps) {
  if (view === 'table') return <ApplicationTable items={items} onOpen={onOpen} />
  if (view === 'calendar') return <NextSteps items={items} onOpen={onOpen} />
  return <ApplicationBoard items={items} onOpen={onOpen} />
}

function Examples({ items }: { items: readonly Application[] }) {
  const examples = items.filter(({ isExample }) => isExample)
  if (examples.length === 0) return null
  return (
    <Callout
      tone="info"
      className="mb-4"
      actions={
        <Button size="sm" onClick={() => void removeExamples(examples)}>
          Remove the examples
        </Button>
      }
    >
      {examples.length === 1 ? 'One of these is an example' : `${examples.length} of these are examples`} that
      show how it works. They are in no file and no count that you take away.
    </Callout>
  )
}

function Loading() {
  return (
    <div role="status" className="flex gap-3 overflow-hidden">
      <span className="sr-only">Loading your applications</span>
      {['first', 'second', 'third'].map((name) => (
        <Skeleton key={name} className="h-72 w-70 shrink-0 rounded-lg" />
      ))}
    </div>
  )
}
