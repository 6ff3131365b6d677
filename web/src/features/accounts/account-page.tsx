import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useAccount } from '../../session.ts'
import { Page, PageHeader } from '../../ui/page.tsx'
import { SubNavigation } from '../../ui/sub-navigation.tsx'

const always = [{ to: '/profile', label: 'Profile' }] as const
const withPassword = [
  { to: '/profile/security', label: 'Security' },
  { to: '/profile/keys', label: 'API keys' },
] as const
const more = [
  { to: '/profile/purchases', label: 'Purchases' },
  { to: '/profile/activity', label: 'Activity' },
  { to: '/profile/data', label: 'Data' },
] as const

/** One of the pages about the person's own account. */
export function AccountPage({ title, children }: { title: string; children: ReactNode }) {
  const account = useAccount()
  // Where a proxy signs people in, these pages have nothing to manage.
  const pages = [...always, ...(account.hasPassword ? withPassword : []), ...more]
  return (
    <Page narrow>
      <PageHeader title={title} subtitle={account.email} className="pb-3!" />
      <SubNavigation label="Account" pages={pages} />
      {children}
      <p className="border-t pt-5 text-note">
        <Link to="/privacy" className="text-ink-faint underline-offset-4 hover:text-ink hover:underline">
          What is kept, and for how long
        </Link>
      </p>
    </Page>
  )
}
