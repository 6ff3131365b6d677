import { useState } from 'react'
import type { ApiKey } from '../../../../services/accounts/schemas.ts'
import { api } from '../../api.ts'
import { queryClient } from '../../query-client.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { formatAge, formatDate } from '../../ui/format.ts'
import { toast } from '../../ui/toast.tsx'
import { scopeWords } from './key-scopes.ts'
import { keysQuery } from './keys-data.ts'

export function KeyItem({ apiKey }: { apiKey: ApiKey }) {
  const [asking, setAsking] = useState(false)
  const { name, prefix, scopes, expiresAt, isExpired, lastUsedAt, lastUsedFrom } = apiKey

  async function revoke() {
    try {
      await api.delete(`/account/keys/${encodeURIComponent(apiKey.id)}`)
      toast.success(`${name} was revoked`)
    } catch (error) {
      toast.failed(`${name} is still valid`, error)
      throw error
    } finally {
      await queryClient.invalidateQueries(keysQuery)
    }
  }

  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4 py-3.5">
      <div className="grid min-w-52 flex-1 gap-0.5">
        <span className="flex flex-wrap items-center gap-2 font-medium text-sm">
          {name}
          <code className="font-mono font-normal text-ink-faint text-note">{prefix}…</code>
          {isExpired && <Badge tone="warn">Expired</Badge>}
        </span>
        <span className="text-ink-soft text-note">{scopeWords(scopes)}</span>
        <span className="text-ink-faint text-note">
          {lastUsedAt
            ? `Last used ${formatAge(lastUsedAt)}${lastUsedFrom ? ` from ${lastUsedFrom}` : ''}`
            : 'Never used'}
          {' · '}
          {isExpired ? 'expired' : 'expires'} {formatDate(expiresAt)}
        </span>
      </div>
      <Button size="sm" aria-label={`Revoke ${name}`} onClick={() => setAsking(true)}>
        Revoke
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Revoke ${name}?`}
        description="Whatever uses this key stops working at once. This cannot be undone."
        confirmLabel="Revoke key"
        onConfirm={revoke}
      />
    </li>
  )
}
