import { useForm } from '../../../ui/form.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { formatCount } from '../../../ui/format.ts'
import { TextArea } from '../../../ui/text-area.tsx'
import { toast } from '../../../ui/toast.tsx'
import { addressesIn } from './addresses-in.ts'
import { suppress } from './suppressions-data.ts'

/** As many as the API takes at once. */
const MOST = 200

export function AddSuppressions({ onClose }: { onClose: () => void }) {
  const form = useForm({
    defaultValues: { emails: '' },
    check({ emails }) {
      const { length } = addressesIn(emails)
      if (length === 0) return { emails: 'Enter at least one address' }
      return length > MOST ? { emails: `Add at most ${MOST} at once; these are ${length}` } : {}
    },
    async send({ emails }) {
      const addresses = addressesIn(emails)
      await suppress(addresses)
      toast.success(`${formatCount(addresses.length, 'address', 'addresses')} added`)
      onClose()
    },
  })
  return (
    <FormDialog
      form={form}
      title="Add addresses"
      description="Your campaigns do not write to them from now on, not even those that run already."
      action="Add"
      onClose={onClose}
    >
      <TextArea
        label="Addresses"
        hint="One in each line, or divided by commas."
        style={{ minHeight: '8.5rem' }}
        maxLength={70_000}
        spellCheck={false}
        autoComplete="off"
        inputMode="email"
        {...form.text('emails')}
      />
    </FormDialog>
  )
}
