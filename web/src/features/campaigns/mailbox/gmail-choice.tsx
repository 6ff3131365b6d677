import { Mail } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { FormProblem } from '../../../ui/form-problem.tsx'
import { Switch } from '../../../ui/switch.tsx'
import { Choice } from './choice.tsx'
import { connectGmail } from './mailbox-data.ts'

interface GmailChoiceProps {
  /** Whether the studio has a client at Google. */
  isSetUp: boolean
  isAgain: boolean
}

/** Explains what is asked for before the browser leaves for Google. */
export function GmailChoice({ isSetUp, isAgain }: GmailChoiceProps) {
  const [reconciles, setReconciles] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)

  async function connect() {
    setBusy(true)
    setError(null)
    try {
      await connectGmail({ reconciles })
      // It stays busy: the browser is on its way.
    } catch (failure) {
      setError(failure)
      setBusy(false)
    }
  }

  if (!isSetUp)
    return (
      <Choice icon={<Mail />} title="Gmail" action={null}>
        This studio is not set up for Gmail: whoever runs it has to register it with Google first. Until then,
        a Gmail address can be connected as a mail server, with an app password.
      </Choice>
    )
  return (
    <Choice
      icon={<Mail />}
      title="Gmail"
      action={
        <Button variant="primary" busy={busy} onClick={() => void connect()}>
          {isAgain ? 'Connect again' : 'Connect Gmail'}
        </Button>
      }
    >
      <div className="grid gap-4">
        <p>
          Google asks whether Atelier may send mails as you. It may read none, and you can take the permission
          back at any time, here or in your Google account.
        </p>
        <Switch
          label="Look up mails of unknown outcome"
          hint="When the connection ends at the wrong moment, nobody knows whether a mail was accepted. With the wider permission to read your mails, Atelier looks into “Sent”. It looks for nothing else."
          checked={reconciles}
          onCheckedChange={setReconciles}
        />
        <FormProblem error={error} />
      </div>
    </Choice>
  )
}
