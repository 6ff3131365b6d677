import { CornerUpLeft, MailX, RotateCw } from 'lucide-react'
import { useState } from 'react'
import type { Recipient } from '../../../../../services/campaigns/recipients/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { neverWriteAgain, type Place, sayBounced, tryAgain } from './decisions.ts'

interface RecipientActionsProps {
  place: Place
  recipient: Recipient
}

/** What a person can do about one recipient, by what became of the mail. */
export function RecipientActions({ place, recipient }: RecipientActionsProps) {
  const { email, state, skipReason, bouncedAt } = recipient
  const [asks, setAsks] = useState<'bounced' | 'never' | null>(null)
  const [busy, setBusy] = useState(false)
  const close = () => setAsks(null)
  const isSuppressed = skipReason === 'suppressed' || skipReason === 'unsubscribed'

  async function retry() {
    setBusy(true)
    await tryAgain(place).catch(() => undefined)
    setBusy(false)
  }

  return (
    <>
      {!isSuppressed && (
        <Button size="sm" variant="ghost" icon={<MailX />} onClick={() => setAsks('never')}>
          Never write again
        </Button>
      )}
      {state === 'sent' && !bouncedAt && (
        <Button size="sm" variant="ghost" icon={<CornerUpLeft />} onClick={() => setAsks('bounced')}>
          It bounced
        </Button>
      )}
      {state === 'failed' && (
        <Button size="sm" icon={<RotateCw />} busy={busy} onClick={() => void retry()}>
          Try again
        </Button>
      )}
      <ConfirmDialog
        open={asks === 'bounced'}
        onOpenChange={close}
        title="Mark this mail as bounced?"
        description={`None of your campaigns writes to ${email} any more. You can take the address off the list later.`}
        confirmLabel="Mark as bounced"
        onConfirm={() => sayBounced(place)}
      />
      <ConfirmDialog
        open={asks === 'never'}
        onOpenChange={close}
        title={`Never write to ${email} again?`}
        description="None of your campaigns writes to this address any more, this one included. You can take it off the list later."
        confirmLabel="Never write again"
        onConfirm={() => neverWriteAgain(place, email)}
      />
    </>
  )
}
