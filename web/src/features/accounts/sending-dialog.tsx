import { useQuery } from '@tanstack/react-query'
import type { Person } from '../../../../services/accounts/schemas.ts'
import { MAX_PER_DAY, type Sending } from '../../../../services/campaigns/sending/schemas.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { useForm } from '../../ui/form.ts'
import { FormProblem } from '../../ui/form-problem.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.tsx'
import { allowSending, personSendingQuery } from './people-data.ts'

interface SendingDialogProps {
  person: Person
  onClose: () => void
}

/** How many mails a person's campaigns may send, which only an administrator can raise. */
export function SendingDialog({ person, onClose }: SendingDialogProps) {
  const { data, error, refetch } = useQuery(personSendingQuery(person.id))
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Mails of ${person.name}`}
      description="At most this many go out over all campaigns, in any hour and in any 24 hours. Their mailbox’s provider has limits of its own."
    >
      {data ? (
        <SendingForm person={person} sending={data} onClose={onClose} />
      ) : error ? (
        <ErrorState error={error} title="The limits could not be loaded" onRetry={refetch} />
      ) : (
        <div role="status">
          <span className="sr-only">Loading the limits</span>
          <Skeleton className="h-48" />
        </div>
      )}
    </Dialog>
  )
}

/** Seconds; the API's own. */
const LONGEST_PAUSE = 3600

function SendingForm({ person, sending: { allowed }, onClose }: SendingDialogProps & { sending: Sending }) {
  const form = useForm({
    defaultValues: {
      perHour: String(allowed.perHour),
      perDay: String(allowed.perDay),
      min: String(allowed.gapSeconds.min),
      max: String(allowed.gapSeconds.max),
    },
    check: ({ perHour, perDay, min, max }) => ({
      perHour: within(perHour, 1, MAX_PER_DAY),
      perDay: within(perDay, 1, MAX_PER_DAY),
      min: within(min, 0, LONGEST_PAUSE),
      max:
        within(max, 0, LONGEST_PAUSE) ??
        (Number(max) < Number(min) ? 'It must not be shorter than the shortest' : undefined),
    }),
    async send({ perHour, perDay, min, max }) {
      const gapSeconds = { min: Number(min), max: Number(max) }
      await allowSending(person.id, { perHour: Number(perHour), perDay: Number(perDay), gapSeconds })
      toast.success(`${person.name} may now send ${perHour} mails an hour, ${perDay} a day`)
      onClose()
    },
  })

  async function restore() {
    try {
      const { allowed: usual } = await allowSending(person.id, null)
      toast.success(`${person.name} may now send ${usual.perHour} mails an hour, as everybody`)
      onClose()
    } catch (failure) {
      toast.failed('Not changed', failure)
    }
  }

  const number = { inputMode: 'numeric', autoComplete: 'off', maxLength: 4 } as const
  return (
    <form noValidate onSubmit={form.onSubmit} className="grid gap-5">
      <FormProblem error={form.error} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label="Mails an hour" {...number} {...form.text('perHour')} />
        <TextField label="Mails a day" {...number} {...form.text('perDay')} />
        <TextField label="Shortest pause in seconds" {...number} {...form.text('min')} />
        <TextField label="Longest pause in seconds" {...number} {...form.text('max')} />
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="ghost" className="mr-auto" onClick={() => void restore()}>
          As for everybody
        </Button>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" busy={form.busy}>
          Save
        </Button>
      </div>
    </form>
  )
}

const within = (text: string, least: number, most: number) =>
  /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most
    ? undefined
    : `Enter a number from ${least} to ${most.toLocaleString('en')}`
