import { useQuery } from '@tanstack/react-query'
import type { Campaign } from '../../../../../services/campaigns/campaigns/schemas.ts'
import type { Recipient } from '../../../../../services/campaigns/recipients/schemas.ts'
import { Badge } from '../../../ui/badge.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { recipientQuery } from '../data/recipients-data.ts'
import { Attempts } from './attempts.tsx'
import { MailAsMade } from './mail-as-made.tsx'
import { RecipientActions } from './recipient-actions.tsx'

import { stateWords } from './recipient-words.ts'
import { UnknownChoice } from './unknown-choice.tsx'
import { useNow } from './use-now.ts'

interface RecipientSheetProps {
  campaign: Campaign
  id: string
  expectedAt: string | undefined
  onClose: () => void
}

/** One recipient: what happened to the mail, the mail itself, and what can be done. */
export function RecipientSheet({ campaign, id, expectedAt, onClose }: RecipientSheetProps) {
  const { data: recipient, error, refetch } = useQuery(recipientQuery(campaign.id, id))
  const place = { campaignId: campaign.id, id }
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={recipient?.email ?? 'Recipient'}
      className="md:w-[34rem]"
      footer={recipient && <RecipientActions place={place} recipient={recipient} />}
    >
      {error && !recipient && (
        <ErrorState error={error} title="This recipient could not be loaded" onRetry={refetch} />
      )}
      {!recipient && !error && (
        <div role="status" className="grid gap-3">
          <span className="sr-only">Loading the recipient</span>
          <Skeleton className="h-12" />
          <Skeleton className="h-40" />
        </div>
      )}
      {recipient && (
        <div className="grid gap-5">
          <Summary campaign={campaign} recipient={recipient} expectedAt={expectedAt} />
          {recipient.state === 'unknown' && <UnknownChoice place={place} email={recipient.email} />}
          <Tabs
            label="About this recipient"
            tabs={[
              { value: 'attempts', label: 'Attempts', content: <Attempts recipient={recipient} /> },
              { value: 'mail', label: 'Mail', content: <MailAsMade recipient={recipient} /> },
              { value: 'fields', label: 'Fields', content: <FieldList recipient={recipient} /> },
            ]}
          />
        </div>
      )}
    </Sheet>
  )
}

function Summary({
  campaign,
  recipient,
  expectedAt,
}: Omit<RecipientSheetProps, 'id' | 'onClose'> & { recipient: Recipient }) {
  const now = useNow()
  const { label, tone, detail } = stateWords(recipient, { status: campaign.status, expectedAt, now })
  const who = [recipient.name, recipient.company].filter(Boolean).join(', ')
  return (
    <div className="grid justify-items-start gap-2 text-sm [overflow-wrap:anywhere]">
      {who && <p className="font-medium">{who}</p>}
      <Badge tone={tone}>{label}</Badge>
      {detail && <p className="text-ink-soft leading-6">{detail}</p>}
      {recipient.known.length > 0 && (
        <p className="text-ink-faint text-note">Also written to in: {recipient.known.join(', ')}</p>
      )}
    </div>
  )
}

/** The recipient's row of the list. */
function FieldList({ recipient: { fields } }: { recipient: Recipient }) {
  return (
    <dl className="grid gap-3 text-sm [overflow-wrap:anywhere]">
      {Object.entries(fields).map(([name, value]) => (
        <div key={name} className="grid gap-0.5">
          <dt className="font-mono text-ink-faint text-xs">{name}</dt>
          <dd className="whitespace-pre-wrap">{value || '–'}</dd>
        </div>
      ))}
    </dl>
  )
}
