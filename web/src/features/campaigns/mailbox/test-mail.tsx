import { Send } from 'lucide-react'
import { useState } from 'react'
import type { MailboxTest } from '../../../../../services/campaigns/mailboxes/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/callout.tsx'
import { toast } from '../../../ui/toast.tsx'
import { testMailbox } from './mailbox-data.ts'

/** Sends one mail to the person's own address, and says what became of it. */
export function TestMail() {
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<MailboxTest | null>(null)

  async function send() {
    setBusy(true)
    setResult(null)
    try {
      setResult(await testMailbox())
    } catch (error) {
      toast.failed('The test mail was not sent', error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      <Button icon={<Send />} busy={busy} onClick={() => void send()}>
        Send a test mail
      </Button>
      <div role="status" className="order-last w-full empty:hidden">
        {result && (
          <Callout
            tone={result.wasSent ? 'ok' : 'warn'}
            title={
              result.wasSent ? `A mail went to ${result.to}` : `No mail is known to have gone to ${result.to}`
            }
          >
            <p>{result.message}</p>
            {result.reply && (
              <p className="mt-1 font-mono text-xs leading-5 [overflow-wrap:anywhere]">{result.reply}</p>
            )}
          </Callout>
        )}
      </div>
    </>
  )
}
