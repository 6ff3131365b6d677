import type { Sending } from '../../../../../services/campaigns/sending/schemas.ts'
import { useForm } from '../../../ui/form.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { toast } from '../../../ui/toast.tsx'
import { editSending } from '../data/sending-data.ts'

/** A person lowers their own limits; only an administrator raises what is allowed. */
export function LimitsDialog({ sending, onClose }: { sending: Sending; onClose: () => void }) {
  const { allowed, limits } = sending
  const form = useForm({
    defaultValues: { perHour: String(limits.perHour), perDay: String(limits.perDay) },
    check: ({ perHour, perDay }) => ({
      perHour: within(perHour, allowed.perHour),
      perDay: within(perDay, allowed.perDay),
    }),
    async send({ perHour, perDay }) {
      await editSending({ perHour: Number(perHour), perDay: Number(perDay) })
      toast.success('The new pace counts from now on')
      onClose()
    },
  })
  return (
    <FormDialog
      form={form}
      title="Pace"
      description={`You may send at most ${allowed.perHour} mails an hour and ${allowed.perDay} a day. An administrator of the studio can allow you more.`}
      action="Save"
      onClose={onClose}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Mails an hour"
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          {...form.text('perHour')}
        />
        <TextField
          label="Mails a day"
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          {...form.text('perDay')}
        />
      </div>
    </FormDialog>
  )
}

const within = (text: string, most: number) =>
  /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= most
    ? undefined
    : `Enter a number from 1 to ${most}`
