import type { ReactNode } from 'react'
import { Page, PageHeader } from '../../ui/page.tsx'
import { SubNavigation } from '../../ui/sub-navigation.tsx'

const pages = [
  { to: '/careers/jobs', label: 'Jobs' },
  { to: '/careers/resumes', label: 'Résumés' },
  { to: '/careers/cvs', label: 'CVs' },
  { to: '/careers/applications', label: 'Applications' },
  { to: '/careers/insights', label: 'Insights' },
] as const

export interface CareersPageProps {
  title: string
  subtitle?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** A page of the room, with the way to the others. */
export function CareersPage({ title, subtitle, actions, children }: CareersPageProps) {
  return (
    <Page>
      <PageHeader title={title} subtitle={subtitle} actions={actions} className="pb-3!" />
      <SubNavigation label="Careers" pages={pages} className="mb-5" />
      {children}
    </Page>
  )
}
