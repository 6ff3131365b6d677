import type { ReactNode } from 'react'
import { Page, PageHeader } from '../../ui/page.tsx'
import { SubNavigation } from '../../ui/sub-navigation.tsx'

const pages = [
  { to: '/people', label: 'People' },
  { to: '/people/activity', label: 'Activity' },
  { to: '/people/upkeep', label: 'Upkeep' },
] as const

export function AdminPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Page>
      <PageHeader title={title} className="pb-3!" />
      <SubNavigation label="Administration" pages={pages} />
      {children}
    </Page>
  )
}
