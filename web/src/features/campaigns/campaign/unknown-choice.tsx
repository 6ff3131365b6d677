import { Check, Send } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { decideUnknown, type Place } from './decisions.ts'

/** What only the person can decide about a mail of unknown outcome. */
export function UnknownChoice({ place, email }: { place: Place; email: string }) {
  const [asks, setAsks] = useState(false)
  const [busy, setBusy] = useState(false)

  async function arrived() {
    setBusy(true)
    await decideUnknown(place, 'arrived').catch(() => undefined)
    setBusy(false)
  }

  return (
    <div className="flex flex-wrap gap-2">
      <Button size="sm" icon={<Check />} busy={busy} onClick={() => void arrived()}>
        It arrived
      </Button>
      <Button size="sm" icon={<Send />} onClick={() => setAsks(true)}>
        Send again
      </Button>
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        tone="primary"
        title={`Send it to ${email} again?`}
        description="If the first one was accepted after all, they get this mail twice."
        confirmLabel="Send again"
        onConfirm={() => decideUnknown(place, 'send-again')}
      />
    </div>
  )
}
