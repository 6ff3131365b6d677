import type { Account } from '../../../../services/accounts/schemas.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useForm } from '../../ui/form.ts'
import { FormProblem } from '../../ui/form-problem.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { requestDeletion } from './deletion-data.ts'
import { checkProof, proofOf } from './proof.ts'
import { ProofField } from './proof-field.tsx'

export function DeleteAccountDialog({ account, onClose }: { account: Account; onClose(): void }) {
  const { email } = account
  const form = useForm({
    defaultValues: { confirmation: '', password: '' },
    check: (values) => ({
      confirmation: isSame(values.confirmation, email) ? undefined : `Type ${email} to confirm`,
      ...checkProof(account, values),
    }),
    async send(values) {
      await requestDeletion(proofOf(account, values))
      onClose()
    },
  })
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Delete your account?"
      description="In seven days your account, all your photos and everything about them are permanently deleted, from every device. Until then you can sign in and keep your account."
    >
      <form noValidate onSubmit={form.onSubmit} className="grid gap-4">
        <FormProblem error={form.error} />
        <TextField
          label={`Type ${email} to confirm`}
          type="text"
          inputMode="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          {...form.text('confirmation')}
        />
        <ProofField account={account} {...form.text('password')} />
        <div className="mt-1 flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="danger" busy={form.busy}>
            Delete my account
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

const isSame = (typed: string, email: string) => typed.trim().toLowerCase() === email.toLowerCase()
