import { useState } from 'react'
import type { Recipient } from '../../../../../services/campaigns/recipients/schemas.ts'
import { Segmented } from '../../../ui/segmented.tsx'
import { MailBody } from '../mail-body.tsx'

/** The mail as it was made for the last attempt: what the recipient reads. */
export function MailAsMade({ recipient: { mail, email } }: { recipient: Pick<Recipient, 'mail' | 'email'> }) {
  const [part, setPart] = useState<'html' | 'text'>('html')
  if (!mail)
    return (
      <p className="text-ink-soft text-sm leading-6">
        The mail is made when its turn comes. How it will look is shown in the preview of the template.
      </p>
    )
  return (
    <div className="grid justify-items-start gap-3">
      <p className="font-semibold text-sm [overflow-wrap:anywhere]">{mail.subject}</p>
      <Segmented
        label="Part of the mail"
        options={[
          { value: 'html', label: 'Formatted' },
          { value: 'text', label: 'Plain text' },
        ]}
        value={part}
        onValueChange={setPart}
      />
      <MailBody title={`Mail to ${email}`} mail={mail} part={part} />
    </div>
  )
}
