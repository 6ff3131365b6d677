import { ExternalLink, HardDrive, MailCheck, Unplug } from 'lucide-react'
import { useState } from 'react'
import type { Mailbox } from '../../../../../services/campaigns/mailboxes/schemas.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/callout.tsx'
import { Card } from '../../../ui/card.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { formatDate } from '../../../ui/format.ts'
import { toast } from '../../../ui/toast.tsx'
import { disconnect } from './mailbox-data.ts'
import { TestMail } from './test-mail.tsx'

interface ConnectedMailboxProps {
  mailbox: Mailbox
  /** Where the mails of the local mailbox can be read. */
  localUrl: string | null
}

/** The mailbox that mails go out from. */
export function ConnectedMailbox({ mailbox, localUrl }: ConnectedMailboxProps) {
  const { kind, address, name, status, reason, connectedAt } = mailbox
  const [asks, setAsks] = useState(false)
  const isLocal = kind === 'local'

  async function end() {
    try {
      const { isRevoked } = await disconnect()
      if (isRevoked === false)
        toast.message('Disconnected, but Google could not be told', {
          description:
            'Take the permission back in your Google account, under “Third-party apps and services”.',
          duration: 20_000,
        })
      else toast.success('The mailbox is disconnected')
    } catch (error) {
      toast.failed('Not disconnected', error)
      throw error
    }
  }

  return (
    <Card className="grid gap-4">
      {status === 'reconnect' && (
        <Callout tone="danger" title="This mailbox has to be connected again">
          {reason ?? 'It no longer lets mails through.'} Campaigns wait until then; nothing is lost.
        </Callout>
      )}
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <span
          aria-hidden="true"
          className="grid size-11 shrink-0 place-items-center rounded-full bg-accent-wash text-accent [&_svg]:size-5"
        >
          {isLocal ? <HardDrive /> : <MailCheck />}
        </span>
        <div className="grid min-w-0 flex-1 basis-52 gap-0.5">
          <h2 className="flex flex-wrap items-center gap-2 font-semibold text-base [overflow-wrap:anywhere]">
            {name ? `${name} <${address}>` : address}
            <Badge tone={status === 'connected' ? 'ok' : 'danger'}>
              {status === 'connected' ? 'Connected' : 'Not let in'}
            </Badge>
          </h2>
          <p className="text-ink-soft text-sm leading-6">{kindWords(mailbox)}</p>
          {!isLocal && <p className="text-ink-faint text-note">Since {formatDate(connectedAt)}</p>}
        </div>
      </div>
      {isLocal && (
        <Callout tone="info" title="These mails stay on this machine">
          This is the mailbox of a studio that runs on one machine, for trying things out. Whatever a campaign
          sends can be read on the mailbox page, and reaches nobody. Connect Gmail or a mail server to write
          to people.
        </Callout>
      )}
      <div className="flex flex-wrap items-start gap-2">
        {isLocal && localUrl && (
          <Button asChild variant="primary">
            <a href={localUrl} target="_blank" rel="noreferrer">
              <ExternalLink aria-hidden="true" />
              Open the mailbox page
            </a>
          </Button>
        )}
        <TestMail />
        {!isLocal && (
          <Button variant="ghost" icon={<Unplug />} onClick={() => setAsks(true)}>
            Disconnect
          </Button>
        )}
      </div>
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        title={`Disconnect ${address}?`}
        description={
          kind === 'gmail'
            ? 'The permission is taken back at Google, and what was stored of it is deleted. Campaigns that run wait until you connect another mailbox.'
            : 'Its password is deleted here. Campaigns that run wait until you connect another mailbox.'
        }
        confirmLabel="Disconnect"
        onConfirm={end}
      />
    </Card>
  )
}

function kindWords({ kind, server, canReconcile }: Mailbox): string {
  if (kind === 'local') return 'The mailbox of this machine'
  if (kind === 'smtp') return `Through the mail server ${server ?? ''}`.trim()
  return canReconcile
    ? 'Through Gmail. May send mails, and look up whether one was sent.'
    : 'Through Gmail. May send mails, and read none.'
}
