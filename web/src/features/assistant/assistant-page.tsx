import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Store } from 'lucide-react'
import { createContext, type ReactNode, use } from 'react'
import type { AssistantState } from '../../../../services/assistant/settings/schemas.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { SubNavigation } from '../../ui/sub-navigation.tsx'
import { assistantQuery } from './data/assistant-data.ts'
import { useLiveAssistant } from './data/use-live-assistant.ts'

const pages = [
  { to: '/assistant', label: 'Overview' },
  { to: '/assistant/conversations', label: 'Conversations' },
  { to: '/assistant/questions', label: 'Questions' },
  { to: '/assistant/trial', label: 'Try out' },
  { to: '/assistant/settings', label: 'Settings' },
] as const

const AssistantContext = createContext<AssistantState | null>(null)

/** The assistant of the person's shop; everything inside an AssistantGate has one. */
export function useAssistant(): AssistantState {
  const assistant = use(AssistantContext)
  if (!assistant) throw new Error('This is drawn outside of an AssistantGate')
  return assistant
}

/** Shows its children to somebody who has a shop, and the way to one to everybody else. */
export function AssistantGate({ children }: { children: ReactNode }) {
  const { data: assistant, error, refetch } = useQuery(assistantQuery)
  useLiveAssistant()
  if (assistant) return <AssistantContext value={assistant}>{children}</AssistantContext>
  return (
    <Page>
      {assistant === null && (
        <EmptyState
          icon={<Store />}
          title="An assistant belongs to a shop"
          action={
            <Button asChild variant="primary">
              <Link to="/store">Open a shop</Link>
            </Button>
          }
        >
          It answers your customers from what your shop says about itself. Open a shop first.
        </EmptyState>
      )}
      {assistant === undefined && error && (
        <ErrorState error={error} title="Your assistant could not be loaded" onRetry={refetch} />
      )}
      {assistant === undefined && !error && (
        <div role="status" className="mt-9 grid gap-4">
          <span className="sr-only">Loading your assistant</span>
          <Skeleton className="h-10 max-w-xs" />
          <Skeleton className="h-96 rounded-lg" />
        </div>
      )}
    </Page>
  )
}

interface AssistantPageProps {
  title: string
  subtitle?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** A page of the room, with the way to the others. */
export function AssistantPage({ title, subtitle, actions, children }: AssistantPageProps) {
  return (
    <Page>
      <PageHeader title={title} subtitle={subtitle} actions={actions} className="pb-3!" />
      <SubNavigation label="Assistant" pages={pages} className="mb-5" />
      {children}
    </Page>
  )
}
