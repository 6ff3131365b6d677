import { Link, useRouter, useSearch } from '@tanstack/react-router'
import { register, signIn } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { FormProblem } from '../../ui/form-problem.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { EmailField } from './email-field.tsx'
import { Entrance } from './entrance.tsx'
import { checkRegistration, checkSignIn } from './entrance-checks.ts'
import { linkClass } from './link-class.ts'
import { useSubmission } from './use-submission.ts'

function useEnter(from: '/sign-in' | '/register') {
  const search = useSearch({ from })
  const { history } = useRouter()
  return {
    search,
    enter() {
      const { next = '/' } = search
      // The pages of shops are not the application's.
      if (next.startsWith('/shop/')) location.replace(next)
      else history.replace(next)
    },
  }
}

export function SignInPage() {
  const { search, enter } = useEnter('/sign-in')
  const { busy, error, messages, onSubmit } = useSubmission({
    check: checkSignIn,
    async send({ email = '', password = '' }) {
      await signIn({ email: email.trim(), password })
      enter()
    },
  })
  return (
    <Entrance
      title="Sign in"
      subtitle={search.next ? 'Sign in to continue where you were.' : 'Your studio is as you left it.'}
      footer={
        <>
          New here?{' '}
          <Link to="/register" search={search} className={linkClass}>
            Create an account
          </Link>
        </>
      }
    >
      <form noValidate onSubmit={onSubmit} className="grid gap-5">
        <FormProblem error={error} />
        <EmailField error={messages.email} />
        <PasswordField
          name="password"
          label="Password"
          autoComplete="current-password"
          maxLength={200}
          error={messages.password}
        />
        <Link to="/forgot-password" className={`${linkClass} -mt-2 justify-self-start text-sm`}>
          Forgot your password?
        </Link>
        <Button type="submit" variant="primary" size="lg" busy={busy}>
          Sign in
        </Button>
      </form>
    </Entrance>
  )
}

export function RegisterPage() {
  const { search, enter } = useEnter('/register')
  const { busy, error, messages, onSubmit } = useSubmission({
    check: checkRegistration,
    async send({ name = '', email = '', password = '' }) {
      await register({ name: name.trim(), email: email.trim(), password })
      enter()
    },
  })
  return (
    <Entrance
      title="Create an account"
      subtitle="A calm place for the things you make."
      footer={
        <>
          Already have an account?{' '}
          <Link to="/sign-in" search={search} className={linkClass}>
            Sign in
          </Link>
        </>
      }
    >
      <form noValidate onSubmit={onSubmit} className="grid gap-5">
        <FormProblem error={error} />
        <TextField name="name" label="Name" autoComplete="name" maxLength={100} error={messages.name} />
        <EmailField error={messages.email} />
        <PasswordField
          name="password"
          label="Password"
          autoComplete="new-password"
          maxLength={200}
          hint="At least 10 characters. A sentence is easy to remember."
          error={messages.password}
        />
        <Button type="submit" variant="primary" size="lg" busy={busy}>
          Create account
        </Button>
      </form>
    </Entrance>
  )
}
