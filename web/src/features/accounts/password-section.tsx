import { useState } from 'react'
import { api } from '../../api.ts'
import { queryClient } from '../../query-client.ts'
import { Button } from '../../ui/button.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { toast } from '../../ui/toast.tsx'
import { checkNewPassword } from './entrance-checks.ts'
import { FormProblem } from './form-problem.tsx'
import { Section } from './section.tsx'
import { sessionsQuery } from './sessions-data.ts'
import { useSubmission } from './use-submission.ts'

export function PasswordSection({ email }: { email: string }) {
  // A new key empties the fields after a change.
  const [changes, setChanges] = useState(0)
  const { busy, error, messages, onSubmit } = useSubmission({
    check: ({ current, next = '' }) => ({
      current: current ? undefined : 'Enter your current password',
      next: checkNewPassword(next),
    }),
    async send({ current = '', next = '' }) {
      await api.put('/account/password', { current, next })
      setChanges((count) => count + 1)
      toast.success('Password changed', { description: 'Other devices were signed out.' })
      await queryClient.invalidateQueries(sessionsQuery)
    },
  })
  return (
    <Section title="Password" description="Changing it signs out your other devices.">
      <form key={changes} noValidate onSubmit={onSubmit} className="grid gap-4">
        <FormProblem error={error} />
        {/* Tells password managers whose password it is. */}
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <PasswordField
          name="current"
          label="Current password"
          autoComplete="current-password"
          maxLength={200}
          error={messages.current}
        />
        <PasswordField
          name="next"
          label="New password"
          autoComplete="new-password"
          maxLength={200}
          hint="At least 10 characters."
          error={messages.next}
        />
        <Button type="submit" busy={busy} className="justify-self-start">
          Change password
        </Button>
      </form>
    </Section>
  )
}
