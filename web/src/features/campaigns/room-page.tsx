import type { ReactNode } from 'react'
import { Page, PageHeader } from '../../ui/page.tsx'
import { SubNavigation } from '../../ui/sub-navigation.tsx'

const pages = [
  { to: '/campaigns', label: 'Campaigns' },
  { to: '/campaigns/mailbox', label: 'Mailbox' },
  { to: '/campaigns/suppressions', label: 'Never write to' },
] as const

export interface RoomPageProps {
  title: string
  subtitle?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** A page of the room, with the way to the others. */
export function RoomPage({ title, subtitle, actions, children }: RoomPageProps) {
  return (
    <Page>
      <PageHeader title={title} subtitle={subtitle} actions={actions} className="pb-3!" />
      <SubNavigation label="Campaigns" pages={pages} className="mb-5" />
      {children}
    </Page>
  )
}
