import { useState } from 'react'
import { api } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { useForm } from '../../ui/form.ts'
import { FormProblem } from '../../ui/form-problem.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { checkEmail } from './entrance-checks.ts'
import { Section } from './section.tsx'

export function EmailSection({ email }: { email: string }) {
  const [sentTo, setSentTo] = useState<string | null>(null)
  const form = useForm({
    defaultValues: { email: '', password: '' },
    check: (values) => ({
      email: checkEmail(values.email),
      password: values.password ? undefined : 'Enter your password',
    }),
    async send(values) {
      await api.post('/account/email', { email: values.email.trim(), password: values.password })
      setSentTo(values.email.trim())
      form.reset()
    },
  })
  return (
    <Section title="Email" description={`You sign in with ${email}.`}>
      <form noValidate onSubmit={form.onSubmit} className="grid gap-4">
        {sentTo && (
          <div role="status">
            <Callout tone="info" title="Confirm your new email">
              We sent a link to {sentTo}. Your email changes when you open it, within a day.
            </Callout>
          </div>
        )}
        <FormProblem error={form.error} />
        <TextField
          label="New email"
          type="email"
          inputMode="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          {...form.text('email')}
        />
        <PasswordField
          label="Password"
          autoComplete="current-password"
          maxLength={200}
          {...form.text('password')}
        />
        <Button type="submit" busy={form.busy} className="justify-self-start">
          Change email
        </Button>
      </form>
    </Section>
  )
}
