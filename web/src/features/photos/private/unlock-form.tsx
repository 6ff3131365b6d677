import { LockKeyhole } from 'lucide-react'
import { useAccount } from '../../../session.ts'
import { Button } from '../../../ui/button.tsx'
import { useForm } from '../../../ui/form.ts'
import { FormProblem } from '../../../ui/form-problem.tsx'
import { PasswordField } from '../../../ui/password-field.tsx'
import { unlock } from './access.ts'

export function UnlockForm() {
  const { email } = useAccount()
  const form = useForm({
    defaultValues: { password: '' },
    check: ({ password }) => ({ password: password ? undefined : 'Enter your password' }),
    send: ({ password }) => unlock(password),
  })
  return (
    <div className="mx-auto grid max-w-sm gap-5 px-4 py-12">
      <div className="grid justify-items-center gap-2 text-center">
        <span
          aria-hidden="true"
          className="mb-2 grid size-14 place-items-center rounded-full border bg-paper-raised text-ink-faint"
        >
          <LockKeyhole className="size-6" />
        </span>
        <h2 className="font-semibold text-lg">Private photos are locked</h2>
        <p className="text-pretty text-ink-soft text-sm leading-6">
          They are hidden everywhere else. Your password opens them on this device for ten minutes.
        </p>
      </div>
      <form noValidate onSubmit={form.onSubmit} className="grid gap-4">
        <FormProblem error={form.error} />
        {/* Tells password managers which account the password belongs to. */}
        <input type="text" autoComplete="username" value={email} readOnly hidden />
        <PasswordField
          label="Password"
          autoComplete="current-password"
          maxLength={200}
          {...form.text('password')}
        />
        <Button type="submit" variant="primary" size="lg" busy={form.busy}>
          Unlock
        </Button>
      </form>
    </div>
  )
}
