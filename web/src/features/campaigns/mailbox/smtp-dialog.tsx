import { useState } from 'react'
import type { Mailbox, SmtpConnection } from '../../../../../services/campaigns/mailboxes/schemas.ts'
import { useAccount } from '../../../session.ts'
import { useForm } from '../../../ui/form.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { PasswordField } from '../../../ui/password-field.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { Select } from '../../../ui/select.tsx'
import { Switch } from '../../../ui/switch.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { toast } from '../../../ui/toast.tsx'
import { connectSmtp } from './mailbox-data.ts'
import { presetFor, SMTP_PRESETS } from './smtp-presets.ts'

interface SmtpDialogProps {
  mailbox: Mailbox | null
  onClose: () => void
}

type Values = Omit<SmtpConnection, 'port'> & { port: string; verp: boolean }

const OTHER = 'other'
const PRESETS = [
  { value: OTHER, label: 'Another one' },
  ...SMTP_PRESETS.map(({ id, label }) => ({ value: id, label })),
]

export function SmtpDialog({ mailbox, onClose }: SmtpDialogProps) {
  const account = useAccount()
  const isKnown = mailbox?.kind === 'smtp'
  const [host = '', port = ''] = (isKnown && mailbox.server?.split(':')) || []
  const address = isKnown ? mailbox.address : account.email
  const [preset, setPreset] = useState(isKnown ? OTHER : (presetFor(address)?.id ?? OTHER))
  const chosen = SMTP_PRESETS.find(({ id }) => id === preset)
  const form = useForm<Values>({
    defaultValues: {
      address,
      name: isKnown ? mailbox.name : account.name,
      host: chosen?.host ?? host,
      port: String(chosen?.port ?? (port || 587)),
      security: chosen?.security ?? (port === '465' ? 'tls' : 'starttls'),
      user: address,
      password: '',
      verp: false,
    },
    check: (values) => ({
      address: values.address.includes('@') ? undefined : 'Enter an address',
      host: values.host.trim() ? undefined : 'Enter the server’s name',
      port: isPort(values.port) ? undefined : 'Enter a number from 1 to 65535',
      user: values.user.trim() ? undefined : 'Enter the user name',
      password: values.password ? undefined : 'Enter the password',
    }),
    async send({ port: typed, ...values }) {
      const connected = await connectSmtp({ ...values, host: values.host.trim(), port: Number(typed) })
      toast.success(`Connected: mails go out from ${connected.address}`)
      onClose()
    },
  })
  const host_ = form.choice('host')
  const port_ = form.choice('port')
  const security = form.choice('security')

  function choose(id: string) {
    setPreset(id)
    const next = SMTP_PRESETS.find((each) => each.id === id)
    if (!next) return
    host_.onValueChange(next.host)
    port_.onValueChange(String(next.port))
    security.onValueChange(next.security)
  }

  return (
    <FormDialog
      form={form}
      title="Connect a mail server"
      description="Atelier signs in there once before anything is stored, and sends nothing."
      action="Connect"
      onClose={onClose}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Your address"
          type="email"
          autoComplete="email"
          maxLength={320}
          {...form.text('address')}
        />
        <TextField
          label="Your name, as recipients see it"
          autoComplete="name"
          maxLength={200}
          {...form.text('name')}
        />
      </div>
      <Select label="Provider" options={PRESETS} value={preset} onValueChange={choose} hint={chosen?.hint} />
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_7rem]">
        <TextField
          label="Server"
          placeholder="smtp.example.com"
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          maxLength={253}
          {...form.text('host')}
        />
        <TextField label="Port" inputMode="numeric" autoComplete="off" maxLength={5} {...form.text('port')} />
      </div>
      <div>
        <Segmented
          label="How the connection is secured"
          options={[
            { value: 'tls', label: 'TLS (465)' },
            { value: 'starttls', label: 'STARTTLS (587)' },
          ]}
          value={security.value}
          onValueChange={security.onValueChange}
        />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="User name"
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          maxLength={320}
          {...form.text('user')}
        />
        <PasswordField label="Password" autoComplete="off" maxLength={1000} {...form.text('password')} />
      </div>
      <Switch
        label="Find bounces by their address"
        hint="Each mail has a return address of its own, such as me+bounce-…@example.com. Only for servers that deliver addresses with a plus."
        {...form.flag('verp')}
      />
    </FormDialog>
  )
}

const isPort = (text: string) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535
