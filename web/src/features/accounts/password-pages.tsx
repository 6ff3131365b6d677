// For people who cannot sign in: a link by mail, and the page for a new password that it leads to.
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { FormProblem } from '../../ui/form-problem.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { toast } from '../../ui/toast.tsx'
import { EmailField } from './email-field.tsx'
import { Entrance } from './entrance.tsx'
import { checkEmail, checkNewPassword } from './entrance-checks.ts'
import { linkClass } from './link-class.ts'
import { mailToken } from './mail-token.ts'
import { useSubmission } from './use-submission.ts'

const toSignIn = (
  <>
    Remembered it?{' '}
    <Link to="/sign-in" className={linkClass}>
      Sign in
    </Link>
  </>
)

export function ForgotPasswordPage() {
  const [sentTo, setSentTo] = useState<string | null>(null)
  const { busy, error, messages, onSubmit } = useSubmission({
    check: ({ email = '' }) => ({ email: checkEmail(email) }),
    async send({ email = '' }) {
      await api.post('/password-resets', { email: email.trim() })
      setSentTo(email.trim())
    },
  })
  return (
    <Entrance
      title="Forgot your password?"
      subtitle="We’ll email you a link to choose a new one."
      footer={toSignIn}
    >
      {sentTo ? (
        <div role="status">
          <Callout tone="ok" title="Check your email">
            If {sentTo} has an account, a link is on its way. It works once, within an hour.
          </Callout>
        </div>
      ) : (
        <form noValidate onSubmit={onSubmit} className="grid gap-5">
          <FormProblem error={error} />
          <EmailField error={messages.email} />
          <Button type="submit" variant="primary" size="lg" busy={busy}>
            Email me a link
          </Button>
        </form>
      )}
    </Entrance>
  )
}

export function ResetPasswordPage() {
  const [token] = useState(mailToken)
  const navigate = useNavigate()
  const { busy, error, messages, onSubmit } = useSubmission({
    check: ({ password = '' }) => ({ password: checkNewPassword(password) }),
    async send({ password = '' }) {
      await api.post('/password-resets/complete', { token, password })
      toast.success('Password changed', { description: 'Sign in with your new password.' })
      await navigate({ to: '/sign-in', replace: true })
    },
  })
  return (
    <Entrance
      title="Choose a new password"
      subtitle="All your devices will be signed out."
      footer={
        <>
          Link expired?{' '}
          <Link to="/forgot-password" className={linkClass}>
            Get a new one
          </Link>
        </>
      }
    >
      {token ? (
        <form noValidate onSubmit={onSubmit} className="grid gap-5">
          <FormProblem error={error} />
          <PasswordField
            name="password"
            label="New password"
            autoComplete="new-password"
            maxLength={200}
            hint="At least 10 characters. A sentence is easy to remember."
            error={messages.password}
          />
          <Button type="submit" variant="primary" size="lg" busy={busy}>
            Change password
          </Button>
        </form>
      ) : (
        <Callout tone="warn" title="This link is incomplete">
          Open it from the email again, or copy the whole link into the address bar.
        </Callout>
      )}
    </Entrance>
  )
}
