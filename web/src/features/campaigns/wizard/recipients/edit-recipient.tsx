import { useQuery } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Campaign } from '../../../../../../services/campaigns/campaigns/schemas.ts'
import type { Fields, Recipient } from '../../../../../../services/campaigns/recipients/schemas.ts'
import { Button } from '../../../../ui/button.tsx'
import { ErrorState } from '../../../../ui/error-state.tsx'
import { FormProblem } from '../../../../ui/form-problem.tsx'
import { Sheet } from '../../../../ui/sheet.tsx'
import { Skeleton } from '../../../../ui/skeleton.tsx'
import { TextArea } from '../../../../ui/text-area.tsx'
import { toast } from '../../../../ui/toast.tsx'
import { readCampaign } from '../../data/campaigns-data.ts'
import { deleteRecipient, editRecipient, recipientQuery } from '../../data/recipients-data.ts'
import { givenFields } from './add-by-hand.tsx'
import { fieldWords } from './field-words.ts'

interface EditRecipientProps {
  campaign: Campaign
  id: string
  onClose: () => void
}

/** One recipient's row, to correct a value or to take it out. */
export function EditRecipient({ campaign, id, onClose }: EditRecipientProps) {
  const { data: recipient, error, refetch } = useQuery(recipientQuery(campaign.id, id))
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()} title={recipient?.email ?? 'Recipient'}>
      {error && !recipient && (
        <ErrorState error={error} title="This recipient could not be loaded" onRetry={refetch} />
      )}
      {!recipient && !error && <Skeleton className="h-64" />}
      {recipient && <FieldsForm campaign={campaign} recipient={recipient} onClose={onClose} />}
    </Sheet>
  )
}

interface FieldsFormProps {
  campaign: Campaign
  recipient: Recipient
  onClose: () => void
}

function FieldsForm({ campaign, recipient, onClose }: FieldsFormProps) {
  const [fields, setFields] = useState<Fields>(recipient.fields)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState<'save' | 'remove' | null>(null)
  // An address is who a recipient is.
  const names = [...new Set([...campaign.fields, ...Object.keys(recipient.fields)])].filter(
    (name) => name !== 'email',
  )
  const { id: campaignId } = campaign

  async function run(what: 'save' | 'remove', work: () => Promise<unknown>) {
    setError(null)
    setBusy(what)
    try {
      await work()
      onClose()
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(null)
    }
  }

  const save = () =>
    run('save', () => editRecipient(campaignId, recipient.id, { fields: givenFields(fields) }))

  const remove = () =>
    run('remove', async () => {
      await deleteRecipient(campaignId, recipient.id)
      toast.message(`${recipient.email} is no longer in this campaign`)
      await readCampaign(campaignId).catch(() => null)
    })

  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <FormProblem error={error} />
      <p className="text-ink-soft text-sm leading-6">
        To write to another address, take this one out and add the other.
      </p>
      {names.map((name) => (
        <TextArea
          key={name}
          label={fieldWords(name)}
          rows={1}
          maxLength={5000}
          value={fields[name] ?? ''}
          className="[&_textarea]:min-h-11"
          onChange={({ target: { value } }) => setFields({ ...fields, [name]: value })}
        />
      ))}
      <div className="flex flex-wrap justify-between gap-2">
        <Button variant="ghost" icon={<Trash2 />} busy={busy === 'remove'} onClick={() => void remove()}>
          Take out
        </Button>
        <Button variant="primary" type="submit" busy={busy === 'save'}>
          Save
        </Button>
      </div>
    </form>
  )
}
