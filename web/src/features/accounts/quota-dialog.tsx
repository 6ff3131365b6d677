import type { Person } from '../../../../services/accounts/schemas.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useForm } from '../../ui/form.ts'
import { FormProblem } from '../../ui/form-problem.tsx'
import { formatBytes } from '../../ui/format.ts'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.tsx'
import { editPerson } from './people-data.ts'
import { readGigabytes, writeGigabytes } from './quota-words.ts'

export function QuotaDialog({ person, onClose }: { person: Person; onClose(): void }) {
  const form = useForm({
    defaultValues: { quotaBytes: person.quotaBytes === null ? '' : writeGigabytes(person.quotaBytes) },
    check: ({ quotaBytes }) => ({
      quotaBytes: readGigabytes(quotaBytes) === undefined ? 'Enter a number, such as 5 or 0.5' : undefined,
    }),
    async send({ quotaBytes }) {
      const changed = await editPerson(person.id, { quotaBytes: readGigabytes(quotaBytes) ?? null })
      toast.success(`${person.name} can now store ${formatBytes(changed.quota.limit)}`)
      onClose()
    },
  })
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Storage for ${person.name}`}
      description={`${formatBytes(person.quota.used)} of ${formatBytes(person.quota.limit)} used. A lower quota deletes nothing, but stops new uploads.`}
    >
      <form noValidate onSubmit={form.onSubmit} className="grid gap-5">
        <FormProblem error={form.error} />
        <TextField
          label="Quota in GB"
          inputMode="decimal"
          autoComplete="off"
          maxLength={20}
          hint="Leave empty for the studio’s default."
          {...form.text('quotaBytes')}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={form.busy}>
            Save quota
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
