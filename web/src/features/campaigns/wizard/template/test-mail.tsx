import { Send } from 'lucide-react'
import { useState } from 'react'
import type { RecipientRow } from '../../../../../../services/campaigns/recipients/schemas.ts'
import { Button } from '../../../../ui/button.tsx'
import { toast } from '../../../../ui/toast.tsx'
import { sendTestMail } from '../../data/template-data.ts'
import type { Draft } from '../draft.ts'

interface TestMailProps {
  campaignId: string
  recipient: RecipientRow | undefined
  draft: Draft
}

/** Sends the mail as this recipient would get it, with its attachments, to the person alone. */
export function TestMail({ campaignId, recipient, draft }: TestMailProps) {
  const [busy, setBusy] = useState(false)

  async function send() {
    setBusy(true)
    try {
      // What is sent is what is saved.
      await draft.flush()
      const { sentTo } = await sendTestMail(campaignId, recipient?.id ?? null)
      toast.success(`A test mail is on its way to ${sentTo}`)
    } catch (error) {
      toast.failed('No test mail was sent', error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button size="sm" icon={<Send />} busy={busy} onClick={() => void send()}>
        Send a test mail to me
      </Button>
      {recipient && <p className="text-ink-faint text-note">With the values of {recipient.email}</p>}
    </div>
  )
}
