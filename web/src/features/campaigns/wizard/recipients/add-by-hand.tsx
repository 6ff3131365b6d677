import { useState } from 'react'
import type { Campaign } from '../../../../../../services/campaigns/campaigns/schemas.ts'
import type { Fields } from '../../../../../../services/campaigns/recipients/schemas.ts'
import { ApiError } from '../../../../api.ts'
import { Button } from '../../../../ui/button.tsx'
import { Dialog } from '../../../../ui/dialog.tsx'
import { FormProblem } from '../../../../ui/form-problem.tsx'
import { TextField } from '../../../../ui/text-field.tsx'
import { toast } from '../../../../ui/toast.tsx'
import { readCampaign } from '../../data/campaigns-data.ts'
import { addRecipient } from '../../data/recipients-data.ts'
import { fieldWords } from './field-words.ts'

/** The fields that a first recipient is asked for. */
const USUAL = ['name', 'company'] as const

export const givenFields = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name, value.trim()]])),
  )

export function AddByHand({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const { id } = campaign
  const names = campaign.fields.length > 0 ? campaign.fields : USUAL
  const [fields, setFields] = useState<Fields>({})
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [isTried, setTried] = useState(false)
  const email = fields.email?.trim() ?? ''
  const refused = error instanceof ApiError ? error.field('email') : undefined
  const put = (name: string) => (event: React.ChangeEvent<HTMLInputElement>) =>
    setFields({ ...fields, [name]: event.target.value })

  async function add(event: React.FormEvent) {
    event.preventDefault()
    setTried(true)
    if (email === '') return
    setError(null)
    setBusy(true)
    try {
      await addRecipient(id, givenFields(fields))
      toast.success(`${email} is a recipient`)
      await readCampaign(id).catch(() => null)
      onClose()
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Add a recipient"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form="add-by-hand" busy={busy}>
            Add
          </Button>
        </>
      }
    >
      <form id="add-by-hand" noValidate className="grid gap-4" onSubmit={(event) => void add(event)}>
        {!refused && <FormProblem error={error} />}
        <TextField
          label={fieldWords('email')}
          type="email"
          autoComplete="off"
          maxLength={320}
          value={fields.email ?? ''}
          error={isTried && email === '' ? 'A recipient needs an address' : refused}
          onChange={put('email')}
        />
        {names
          .filter((name) => name !== 'email')
          .map((name) => (
            <TextField
              key={name}
              label={fieldWords(name)}
              autoComplete="off"
              maxLength={5000}
              value={fields[name] ?? ''}
              onChange={put(name)}
            />
          ))}
      </form>
    </Dialog>
  )
}
