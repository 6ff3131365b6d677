import type { Campaign } from '../../../../../../services/campaigns/campaigns/schemas.ts'
import { TextArea } from '../../../../ui/text-area.tsx'
import { TextField } from '../../../../ui/text-field.tsx'

type Sender = Campaign['sender']

interface SenderFieldsProps {
  sender: Sender
  onChange: (sender: Sender) => void
}

/** Who writes. The law of many countries wants mails to many people to say it. */
export function SenderFields({ sender, onChange }: SenderFieldsProps) {
  const { name, footer, replyTo } = sender
  return (
    <fieldset className="grid gap-4 rounded-lg border bg-paper-raised p-4">
      <legend className="float-left mb-0 w-full font-semibold text-sm">Who it is from</legend>
      <TextField
        label="Your name"
        maxLength={200}
        autoComplete="name"
        value={name}
        onChange={({ target: { value } }) => onChange({ ...sender, name: value })}
      />
      <TextField
        label="Answers go to"
        type="email"
        maxLength={320}
        autoComplete="email"
        placeholder="The address of your mailbox"
        value={replyTo}
        onChange={({ target: { value } }) => onChange({ ...sender, replyTo: value })}
      />
      <TextArea
        label="How you can be reached"
        rows={2}
        maxLength={1000}
        hint="It stands below every mail, with a link by which people can ask not to be written to again."
        placeholder="Ana Lima, Rua das Flores 12, Lisbon"
        value={footer}
        onChange={({ target: { value } }) => onChange({ ...sender, footer: value })}
      />
    </fieldset>
  )
}
