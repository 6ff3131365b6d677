import type { Account } from '../../../../services/accounts/schemas.ts'
import { Button } from '../../ui/button.tsx'
import { useForm } from '../../ui/form.ts'
import { FormProblem } from '../../ui/form-problem.tsx'
import { LeaveGuard } from '../../ui/leave-guard.tsx'
import { SavedTick, useSaved } from '../../ui/saved-tick.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { AvatarEditor } from './avatar-editor.tsx'
import { editAccount } from './edit-account.ts'
import { Section } from './section.tsx'

export function IdentitySection({ account }: { account: Account }) {
  const [saved, setSaved] = useSaved()
  const form = useForm({
    defaultValues: { name: account.name },
    check: ({ name }) => ({ name: name.trim() ? undefined : 'Enter your name' }),
    async send({ name }) {
      await editAccount({ name: name.trim() })
      form.reset({ name: name.trim() })
      setSaved({})
    },
  })
  return (
    <Section title="You" description="How Atelier greets you.">
      <div className="grid gap-6">
        <AvatarEditor account={account} />
        <form noValidate onSubmit={form.onSubmit} className="grid gap-4">
          <FormProblem error={form.error} />
          <div className="flex flex-col items-start gap-3 sm:flex-row">
            <TextField
              label="Name"
              autoComplete="name"
              maxLength={100}
              className="w-full"
              {...form.text('name')}
            />
            <Button type="submit" busy={form.busy} disabled={!form.isDirty} className="sm:mt-[26px] sm:h-11!">
              Save name
            </Button>
          </div>
          <SavedTick saved={saved} />
        </form>
        <LeaveGuard isDirty={form.isDirty && !form.busy} />
      </div>
    </Section>
  )
}
