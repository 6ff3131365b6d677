import { HardDrive, Server } from 'lucide-react'
import { useState } from 'react'
import type { MailboxSettings } from '../../../../../services/campaigns/mailboxes/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { toast } from '../../../ui/toast.tsx'
import { Choice } from './choice.tsx'
import { GmailChoice } from './gmail-choice.tsx'
import { connectLocal } from './mailbox-data.ts'

const SmtpDialog = lazyPart(async () => (await import('./smtp-dialog.tsx')).SmtpDialog)

/** The ways to connect a mailbox, or another one. */
export function ConnectChoices({ settings: { mailbox, kinds } }: { settings: MailboxSettings }) {
  const [asks, setAsks] = useState(false)
  const isWritingToPeople = mailbox !== null && mailbox.kind !== 'local'
  return (
    <Card className="grid gap-5">
      <div className="grid gap-1">
        <h2 className="font-semibold text-base">
          {isWritingToPeople ? 'Connect another mailbox' : 'Connect your mailbox'}
        </h2>
        <p className="text-ink-soft text-sm leading-6">
          {isWritingToPeople
            ? 'It takes the place of the one above, also for campaigns that run.'
            : 'Recipients see your own address, and their answers come to you.'}
        </p>
      </div>
      <GmailChoice isSetUp={kinds.includes('gmail')} isAgain={mailbox?.kind === 'gmail'} />
      <Choice
        icon={<Server />}
        title="A mail server (SMTP)"
        action={
          <Button onClick={() => setAsks(true)}>
            {mailbox?.kind === 'smtp' ? 'Connect again' : 'Connect'}
          </Button>
        }
      >
        Any provider: its server, your user name and a password. The password is stored encrypted.
      </Choice>
      {kinds.includes('local') && mailbox?.kind !== 'local' && <LocalChoice />}
      {asks && <SmtpDialog mailbox={mailbox} onClose={() => setAsks(false)} />}
    </Card>
  )
}

/** Only a studio on one machine has it. */
function LocalChoice() {
  const [busy, setBusy] = useState(false)
  async function connect() {
    setBusy(true)
    try {
      await connectLocal()
    } catch (error) {
      toast.failed('Not connected', error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Choice
      icon={<HardDrive />}
      title="The mailbox of this machine"
      action={
        <Button busy={busy} onClick={() => void connect()}>
          Use it
        </Button>
      }
    >
      For trying things out: mails stay on this machine and reach nobody.
    </Choice>
  )
}
