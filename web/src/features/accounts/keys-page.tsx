import { useQuery } from '@tanstack/react-query'
import { KeyRound, Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { AccountPage } from './account-page.tsx'
import { KeyItem } from './key-item.tsx'
import { keysQuery } from './keys-data.ts'
import { NewKeyDialog } from './new-key-dialog.tsx'

export function KeysPage() {
  const { data: keys, error, isPending, refetch } = useQuery(keysQuery)
  const [isMaking, setMaking] = useState(false)
  const make = (
    <Button variant="primary" icon={<Plus />} onClick={() => setMaking(true)}>
      New key
    </Button>
  )
  return (
    <AccountPage title="API keys">
      <div className="flex flex-wrap items-start justify-between gap-4 py-5">
        <p className="max-w-xl text-ink-soft text-sm leading-6">
          Keys let scripts and apps use your studio without your password. A key sees no private photos and
          cannot change your account.{' '}
          <a href="/api/docs" className="text-accent underline underline-offset-4">
            API reference
          </a>
        </p>
        {keys && keys.length > 0 && make}
      </div>
      {isPending && (
        <div role="status">
          <span className="sr-only">Loading your keys</span>
          <Skeleton className="h-24" />
        </div>
      )}
      {error && !keys && <ErrorState error={error} title="Your keys could not be loaded" onRetry={refetch} />}
      {keys?.length === 0 && (
        <EmptyState icon={<KeyRound />} title="No keys yet" action={make}>
          Create one for the script that uploads your photos, or for the app that reads your jobs.
        </EmptyState>
      )}
      {keys && keys.length > 0 && (
        <Card flush>
          <ul className="divide-y divide-line">
            {keys.map((key) => (
              <KeyItem key={key.id} apiKey={key} />
            ))}
          </ul>
        </Card>
      )}
      {isMaking && <NewKeyDialog onClose={() => setMaking(false)} />}
    </AccountPage>
  )
}
