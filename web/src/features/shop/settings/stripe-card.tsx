import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { StripeSettings } from '../../../../../services/shop/payments/connection-schemas.ts'
import { api } from '../../../api.ts'
import { queryClient } from '../../../query-client.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { toast } from '../../../ui/toast.tsx'
import { refreshShop } from '../data/shop-data.ts'

const StripeDialog = lazyPart(async () => (await import('./stripe-dialog.tsx')).StripeDialog)

export const stripeQuery = queryOptions({
  queryKey: ['shop', 'stripe'] as const,
  queryFn: () => api.get<StripeSettings>('/shop/payments/stripe'),
})

/** The maker's own account at Stripe. Its keys go in and never come out again. */
export function StripeCard() {
  const { data: stripe, error, refetch } = useQuery(stripeQuery)
  const [open, setOpen] = useState<'connect' | 'disconnect' | null>(null)

  async function disconnect() {
    try {
      await api.delete('/shop/payments/stripe')
      void queryClient.invalidateQueries({ queryKey: stripeQuery.queryKey })
      refreshShop()
    } catch (failure) {
      toast.failed('Not disconnected', failure)
      throw failure
    }
  }

  if (error && !stripe)
    return <ErrorState error={error} title="The connection to Stripe could not be loaded" onRetry={refetch} />
  if (!stripe) return <Skeleton className="h-40 rounded-lg" />
  return (
    <Card className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="font-semibold text-base">Stripe</h2>
        <Badge tone={stripe.isConnected ? 'ok' : 'neutral'}>
          {stripe.isConnected ? 'Connected' : 'Not connected'}
        </Badge>
      </div>
      <p className="text-ink-soft text-sm leading-6">
        At Stripe, under Developers and Webhooks, add an endpoint with this address. It tells the shop what
        became of payments. The address is a secret of yours.
      </p>
      <div className="flex items-center gap-2 rounded-md border bg-paper py-1 pr-1 pl-3">
        <code className="min-w-0 flex-1 truncate font-mono text-xs">{stripe.webhookUrl}</code>
        <CopyButton label="Copy the address" text={stripe.webhookUrl} />
      </div>
      <p className="text-ink-faint text-note [overflow-wrap:anywhere]">
        Events to send: {stripe.webhookEvents.join(', ')}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={() => setOpen('connect')}>
          {stripe.isConnected ? 'Change the keys' : 'Connect'}
        </Button>
        {stripe.isConnected && (
          <Button size="sm" variant="ghost" onClick={() => setOpen('disconnect')}>
            Disconnect
          </Button>
        )}
      </div>
      {open === 'connect' && <StripeDialog onClose={() => setOpen(null)} />}
      <ConfirmDialog
        open={open === 'disconnect'}
        onOpenChange={(isOpen) => !isOpen && setOpen(null)}
        title="Disconnect Stripe?"
        description="Customers can no longer pay by card, and payments that are under way are not heard of any more."
        confirmLabel="Disconnect"
        onConfirm={disconnect}
      />
    </Card>
  )
}
