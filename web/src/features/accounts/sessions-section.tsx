import { useQuery } from '@tanstack/react-query'
import { LogOut } from 'lucide-react'
import { useState } from 'react'
import { useSignOut } from '../../shell/use-sign-out.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Section } from './section.tsx'
import { signOutEverywhere } from './session-ends.ts'
import { SessionItem } from './session-item.tsx'
import { sessionsQuery } from './sessions-data.ts'

export function SessionsSection() {
  const { data: sessions, error, isPending, refetch } = useQuery(sessionsQuery)
  const [asking, setAsking] = useState(false)
  const leave = useSignOut()
  return (
    <Section
      title="Devices"
      description="Where you’re signed in. End any session you don’t recognize, then change your password."
    >
      <div className="grid gap-4">
        {isPending && <SessionsSkeleton />}
        {error && !sessions && (
          <ErrorState error={error} title="Your devices could not be loaded" onRetry={refetch} />
        )}
        {sessions && (
          <ul className="divide-y divide-line rounded-lg border bg-paper-raised">
            {sessions.map((session) => (
              <SessionItem key={session.id} session={session} />
            ))}
          </ul>
        )}
        <div className="flex flex-wrap gap-2">
          <Button icon={<LogOut />} onClick={() => void leave()}>
            Sign out
          </Button>
          <Button variant="ghost" onClick={() => setAsking(true)}>
            Sign out everywhere
          </Button>
        </div>
      </div>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Sign out everywhere?"
        description="All devices, this one included, will have to sign in again. Uploads in progress stop."
        confirmLabel="Sign out everywhere"
        onConfirm={async () => {
          await signOutEverywhere()
          await leave()
        }}
      />
    </Section>
  )
}

function SessionsSkeleton() {
  return (
    <div role="status" className="grid gap-px">
      <span className="sr-only">Loading your devices</span>
      <Skeleton className="h-[4.5rem]" />
    </div>
  )
}
