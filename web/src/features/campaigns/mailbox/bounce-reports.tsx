import { RotateCw } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { toast } from '../../../ui/toast.tsx'
import { renewMailEvents } from './mailbox-data.ts'

/** The address to which a mail provider reports bounces and complaints. */
export function BounceReports({ url }: { url: string | null }) {
  const [busy, setBusy] = useState(false)
  const [asks, setAsks] = useState(false)

  async function renew() {
    setBusy(true)
    try {
      await renewMailEvents()
    } catch (error) {
      toast.failed('No address was made', error)
      throw error
    } finally {
      setBusy(false)
    }
  }

  return (
    <Card className="grid gap-4">
      <div className="grid gap-1">
        <h2 className="font-semibold text-base">Bounces and complaints</h2>
        <p className="text-ink-soft text-sm leading-6">
          Providers such as Postmark, SendGrid, Mailgun and Amazon SES can report what came back and who
          complained. Give them this address as a webhook, and your campaigns never write to such an address
          again.
        </p>
      </div>
      {url === null ? (
        <div>
          <Button busy={busy} onClick={() => void renew().catch(() => undefined)}>
            Make an address
          </Button>
        </div>
      ) : (
        <div className="flex flex-wrap items-center gap-2">
          <code className="min-w-0 flex-1 basis-60 rounded-md bg-wash px-3 py-2 font-mono text-xs leading-5 [overflow-wrap:anywhere]">
            {url}
          </code>
          <CopyButton label="Copy the address" text={url} />
          <Button size="sm" variant="ghost" icon={<RotateCw />} onClick={() => setAsks(true)}>
            Renew
          </Button>
        </div>
      )}
      <p className="text-ink-faint text-note">
        Whoever knows it can report bounces, so treat it like a password.
      </p>
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        title="Make a new address?"
        description="The old one stops working at once. Give the new one to your mail provider."
        confirmLabel="Make a new address"
        onConfirm={renew}
      />
    </Card>
  )
}
