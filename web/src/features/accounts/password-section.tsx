import { api } from '../../api.ts'
import { queryClient } from '../../query-client.ts'
import { Button } from '../../ui/button.tsx'
import { useForm } from '../../ui/form.ts'
import { FormProblem } from '../../ui/form-problem.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { toast } from '../../ui/toast.tsx'
import { checkNewPassword } from './entrance-checks.ts'
import { Section } from './section.tsx'
import { sessionsQuery } from './sessions-data.ts'

export function PasswordSection({ email }: { email: string }) {
  const form = useForm({
    defaultValues: { current: '', next: '' },
    check: ({ current, next }) => ({
      current: current ? undefined : 'Enter your current password',
      next: checkNewPassword(next),
    }),
    async send(change) {
      await api.put('/account/password', change)
      form.reset()
      toast.success('Password changed', { description: 'Other devices were signed out.' })
      await queryClient.invalidateQueries(sessionsQuery)
    },
  })
  return (
    <Section title="Password" description="Changing it signs out your other devices.">
      <form noValidate onSubmit={form.onSubmit} className="grid gap-4">
        <FormProblem error={form.error} />
        {/* Tells password managers which account the password belongs to. */}
        <input type="text" autoComplete="username" value={email} readOnly hidden />
        <PasswordField
          label="Current password"
          autoComplete="current-password"
          maxLength={200}
          {...form.text('current')}
        />
        <PasswordField
          label="New password"
          autoComplete="new-password"
          maxLength={200}
          hint="At least 10 characters."
          {...form.text('next')}
        />
        <Button type="submit" busy={form.busy} className="justify-self-start">
          Change password
        </Button>
      </form>
    </Section>
  )
}
