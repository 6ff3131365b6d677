import { useQuery } from '@tanstack/react-query'
import type { Campaign } from '../../../../../../services/campaigns/campaigns/schemas.ts'
import type { Mailbox } from '../../../../../../services/campaigns/mailboxes/schemas.ts'
import { ConfirmDialog } from '../../../../ui/confirm-dialog.tsx'
import { formatCount } from '../../../../ui/format.ts'
import { toast } from '../../../../ui/toast.tsx'
import { leftOf } from '../../data/campaign-words.ts'
import { controlCampaign, forecastQuery } from '../../data/campaigns-data.ts'
import type { Draft } from '../draft.ts'
import { firstInWords } from '../schedule/schedule-words.ts'

interface StartDialogProps {
  campaign: Campaign
  mailbox: Mailbox | null
  draft: Draft
  open: boolean
  onOpenChange: (open: boolean) => void
  onStarted: () => unknown
}

/** Says how many mails go, from where, and when the first one does, before any goes. */
export function StartDialog({ campaign, mailbox, draft, open, onOpenChange, onStarted }: StartDialogProps) {
  const { id, counts, schedule, status } = campaign
  const isPaused = status === 'paused'
  const { data: forecast } = useQuery({ ...forecastQuery(id), enabled: open })
  const mails = formatCount(leftOf(counts), 'mail')

  async function start() {
    try {
      // What was typed last is part of it.
      await draft.flush()
      await controlCampaign(id, isPaused ? 'resume' : 'start')
    } catch (error) {
      toast.failed(isPaused ? 'It does not go on' : 'Not started', error)
      throw error
    }
    await onStarted()
  }

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      tone="primary"
      title={isPaused ? `Go on with ${mails}?` : `Send ${mails}?`}
      description={
        <>
          From {mailbox ? <b className="font-semibold text-ink">{mailbox.address}</b> : 'your mailbox'}
          {mailbox?.kind === 'local' && ', where mails stay on this machine'}.{' '}
          {firstInWords(schedule, forecast, Date.now())} You can pause or cancel at any time; what was sent
          cannot be taken back.
        </>
      }
      confirmLabel={isPaused ? 'Go on' : `Send ${mails}`}
      onConfirm={start}
    />
  )
}
