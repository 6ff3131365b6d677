import type { Account, AccountEdit } from '../../../../services/accounts/schemas.ts'
import { api } from '../../api.ts'
import { keepAccount } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.tsx'
import { AvatarEditor } from './avatar-editor.tsx'
import { FormProblem } from './form-problem.tsx'
import { Section } from './section.tsx'
import { useSubmission } from './use-submission.ts'

export const editAccount = async (edit: AccountEdit) =>
  keepAccount(await api.patch<Account>('/account', edit))

export function IdentitySection({ account }: { account: Account }) {
  const { busy, error, messages, onSubmit } = useSubmission({
    check: ({ name }) => ({ name: name?.trim() ? undefined : 'Enter your name' }),
    async send({ name = '' }) {
      await editAccount({ name: name.trim() })
      toast.success('Name saved')
    },
  })
  return (
    <Section title="You" description="How Atelier greets you.">
      <div className="grid gap-6">
        <AvatarEditor account={account} />
        <form noValidate onSubmit={onSubmit} className="grid gap-4">
          <FormProblem error={error} />
          <div className="flex flex-col items-start gap-3 sm:flex-row">
            <TextField
              key={account.name}
              name="name"
              label="Name"
              autoComplete="name"
              maxLength={100}
              defaultValue={account.name}
              error={messages.name}
              className="w-full"
            />
            <Button type="submit" busy={busy} className="sm:mt-[26px] sm:h-11!">
              Save name
            </Button>
          </div>
        </form>
      </div>
    </Section>
  )
}
