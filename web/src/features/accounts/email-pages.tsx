// The pages to which the links in mails about a new address lead.
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../../api.ts'
import { queryClient } from '../../query-client.ts'
import { accountQuery } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { FormProblem } from '../../ui/form-problem.tsx'
import { Entrance } from './entrance.tsx'
import { linkClass } from './link-class.ts'
import { mailToken } from './mail-token.ts'
import { useSubmission } from './use-submission.ts'

export const ConfirmEmailPage = () => (
  <TokenPage
    title="Confirm your new email"
    subtitle="You’ll use it to sign in from now on."
    path="/email-changes/confirm"
    action="Confirm email"
    done="Your email has been changed."
  />
)

export const UndoEmailPage = () => (
  <TokenPage
    title="Keep your old email?"
    subtitle="This undoes the change and signs out all devices. You’ll get a link for a new password."
    path="/email-changes/undo"
    action="This wasn’t me: undo the change"
    done="Your old email is back, and all devices are signed out. Check your email for a link to a new password."
  />
)

interface TokenPageProps {
  title: string
  subtitle: string
  path: string
  action: string
  done: string
}

/** Asks before it acts, because programs that scan mails also open links. */
function TokenPage({ title, subtitle, path, action, done }: TokenPageProps) {
  const [token] = useState(mailToken)
  const [isDone, setDone] = useState(false)
  const { busy, error, onSubmit } = useSubmission({
    async send() {
      await api.post(path, { token })
      setDone(true)
      await queryClient.invalidateQueries(accountQuery)
    },
  })
  return (
    <Entrance
      title={title}
      subtitle={subtitle}
      footer={
        <Link to="/" className={linkClass}>
          Go to Atelier
        </Link>
      }
    >
      {isDone ? (
        <div role="status">
          <Callout tone="ok">{done}</Callout>
        </div>
      ) : token ? (
        <form noValidate onSubmit={onSubmit} className="grid gap-5">
          <FormProblem error={error} />
          <Button type="submit" variant="primary" size="lg" busy={busy}>
            {action}
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
