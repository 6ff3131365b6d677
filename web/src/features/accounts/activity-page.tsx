import { useInfiniteQuery } from '@tanstack/react-query'
import { AccountPage } from './account-page.tsx'
import { Trail } from './trail.tsx'
import { trailQuery } from './trail-data.ts'

export function ActivityPage() {
  const trail = useInfiniteQuery(trailQuery('/account/trail'))
  return (
    <AccountPage title="Activity">
      <p className="py-5 text-ink-soft text-sm leading-6">
        What has happened to the security of your account. Events are kept for 400 days. Don’t recognize one?
        Change your password and sign out your devices under Security.
      </p>
      <Trail trail={trail} />
    </AccountPage>
  )
}
