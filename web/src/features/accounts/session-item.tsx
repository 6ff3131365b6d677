import { Laptop, Smartphone } from 'lucide-react'
import { useState } from 'react'
import type { Session } from '../../../../services/accounts/schemas.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { formatAge, formatDate, formatTime } from '../../ui/format.ts'
import { toast } from '../../ui/toast.tsx'
import { describeDevice } from './device.ts'
import { endSession } from './session-ends.ts'

export function SessionItem({ session }: { session: Session }) {
  const [busy, setBusy] = useState(false)
  const device = describeDevice(session.userAgent)
  const Icon = device.isPhone ? Smartphone : Laptop

  async function end() {
    setBusy(true)
    try {
      await endSession(session.id)
      toast.success(`${device.name} was signed out`)
    } catch (error) {
      toast.failed(`${device.name} is still signed in`, error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3.5">
      <Icon aria-hidden="true" strokeWidth={1.5} className="size-6 shrink-0 text-ink-faint" />
      <div className="grid min-w-40 flex-1 gap-0.5">
        <span className="font-medium text-sm">{device.name}</span>
        <span className="text-note text-ink-faint">
          {session.isCurrent ? 'Active now' : `Last used ${formatAge(session.lastUsedAt)}`}
        </span>
        <span className="text-note text-ink-faint">
          {session.address} · since{' '}
          <time dateTime={session.createdAt} title={formatTime(session.createdAt)}>
            {formatDate(session.createdAt)}
          </time>
        </span>
      </div>
      {session.isCurrent ? (
        <span className="ml-10 sm:ml-0">
          <Badge tone="ok">This device</Badge>
        </span>
      ) : (
        <Button
          size="sm"
          busy={busy}
          aria-label={`End session of ${device.name}`}
          onClick={() => void end()}
          className="ml-10 sm:ml-0"
        >
          End session
        </Button>
      )}
    </li>
  )
}
