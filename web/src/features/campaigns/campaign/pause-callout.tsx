import { Link } from '@tanstack/react-router'
import type { Campaign, PauseReason } from '../../../../../services/campaigns/campaigns/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/callout.tsx'

/** What helps, where the campaign cannot say it better. */
const PAUSES: Record<Exclude<PauseReason, 'person'>, { title: string; text: string }> = {
  quota: {
    title: 'The mail server says that too much was sent',
    text: 'Nothing is lost. Mails go on when the server takes them again.',
  },
  authentication: {
    title: 'The mailbox no longer lets mails through',
    text: 'Connect the same address again, and the campaign goes on.',
  },
  'failures-in-a-row': {
    title: 'Several mails failed one after another',
    text: 'Look at what the mail server said in the log before you resume.',
  },
  'bounce-rate': {
    title: 'Too many mails came back',
    text: 'Writing to addresses that do not exist harms your mailbox’s reputation. Check the list before you resume.',
  },
  'attachment-missing': {
    title: 'A file that goes with the mails is gone',
    text: 'Attach it again, then resume the campaign.',
  },
  'no-mailbox': {
    title: 'There is no mailbox to send from',
    text: 'Connect one, then resume the campaign.',
  },
}

/** Why mails stopped although nobody asked for it, and what to do. */
export function PauseCallout({ campaign }: { campaign: Campaign }) {
  const { status, pauseReason, pauseText, id } = campaign
  if (status !== 'paused' || pauseReason === null || pauseReason === 'person') return null
  const { title, text } = PAUSES[pauseReason]
  const needsMailbox = pauseReason === 'authentication' || pauseReason === 'no-mailbox'
  const needsLog = pauseReason === 'failures-in-a-row' || pauseReason === 'bounce-rate'
  return (
    <Callout
      tone="warn"
      title={title}
      actions={
        needsMailbox ? (
          <Button asChild size="sm">
            <Link to="/campaigns/mailbox">Go to the mailbox</Link>
          </Button>
        ) : needsLog ? (
          <Button asChild size="sm">
            <Link
              to="/campaigns/$campaignId"
              params={{ campaignId: id }}
              search={{ filter: pauseReason === 'bounce-rate' ? 'bounced' : 'failed' }}
            >
              Look at them
            </Link>
          </Button>
        ) : null
      }
    >
      {pauseText ?? text}
    </Callout>
  )
}
