import { useState } from 'react'
import type { ApiKeyRequest, NewApiKey } from '../../../../services/accounts/schemas.ts'
import { api } from '../../api.ts'
import { queryClient } from '../../query-client.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useForm } from '../../ui/form.ts'
import { FormProblem } from '../../ui/form-problem.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ACCESS, type Access, KEY_ROOMS, NO_ACCESS, scopesFor } from './key-scopes.ts'
import { keysQuery } from './keys-data.ts'

const LIFETIMES = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '366', label: '1 year' },
]

export function NewKeyDialog({ onClose }: { onClose(): void }) {
  const [made, setMade] = useState<NewApiKey | null>(null)
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={made ? 'Copy your key now' : 'New API key'}
      {...(made ? { footer: <Button onClick={onClose}>Done</Button> } : {})}
    >
      {made ? <Secret made={made} /> : <KeyForm onMade={setMade} />}
    </Dialog>
  )
}

function Secret({ made }: { made: NewApiKey }) {
  return (
    <div className="grid gap-4">
      <Callout tone="warn">This is the only time the key is shown. Keep it like a password.</Callout>
      <div className="flex items-center gap-2 rounded-md border bg-paper-sunk py-1.5 pr-1.5 pl-3">
        <code className="min-w-0 flex-1 select-all break-all font-mono text-note">{made.secret}</code>
        <CopyButton label="Copy key" text={made.secret} />
      </div>
      <p className="text-ink-soft text-sm leading-6">
        Send it as <code className="font-mono">Authorization: Bearer …</code>
      </p>
    </div>
  )
}

function KeyForm({ onMade }: { onMade(made: NewApiKey): void }) {
  const form = useForm({
    defaultValues: { name: '', access: NO_ACCESS, expiresInDays: '90', password: '' },
    check: ({ name, access, password }) => ({
      name: name.trim() ? undefined : 'Give the key a name',
      'access.photos': scopesFor(access).length > 0 ? undefined : 'Choose what the key may do',
      password: password ? undefined : 'Enter your password',
    }),
    async send({ name, access, expiresInDays, password }) {
      const request: ApiKeyRequest = {
        name: name.trim(),
        scopes: scopesFor(access),
        expiresInDays: Number(expiresInDays),
        password,
      }
      const made = await api.post<NewApiKey>('/account/keys', request)
      await queryClient.invalidateQueries(keysQuery)
      onMade(made)
    },
  })
  return (
    <form noValidate onSubmit={form.onSubmit} className="grid gap-4">
      <FormProblem error={form.error} />
      <TextField
        label="Name"
        hint="What uses it, for example “Backup script”."
        maxLength={60}
        autoComplete="off"
        {...form.text('name')}
      />
      {KEY_ROOMS.map(({ room, label }) => (
        <RoomAccess key={room} label={label} {...form.choice(`access.${room}`)} />
      ))}
      <Select label="Expires after" options={LIFETIMES} {...form.choice('expiresInDays')} />
      <PasswordField
        label="Your password"
        autoComplete="current-password"
        maxLength={200}
        {...form.text('password')}
      />
      <Button type="submit" variant="primary" busy={form.busy} className="mt-1 mb-1 justify-self-end">
        Create key
      </Button>
    </form>
  )
}

interface RoomAccessProps {
  label: string
  value: Access
  onValueChange: (access: Access) => void
  error: string | undefined
}

function RoomAccess({ label, error, ...choice }: RoomAccessProps) {
  return (
    <div className="grid justify-items-start gap-1.5">
      <span aria-hidden="true" className="font-medium text-sm">
        {label}
      </span>
      <Segmented label={`Access to ${label}`} options={ACCESS} {...choice} />
      {error && (
        <p role="alert" className="text-danger text-note">
          {error}
        </p>
      )}
    </div>
  )
}
