import type { Job, JobEdit, RemoteKind } from '../../../../../services/careers/jobs/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { useForm } from '../../../ui/form.ts'
import { FormProblem } from '../../../ui/form-problem.tsx'
import { Select } from '../../../ui/select.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { toast } from '../../../ui/toast.tsx'
import { salaryInWords } from '../data/salary.ts'
import { editJob } from './jobs-data.ts'

interface Values {
  title: string
  company: string
  places: string
  remote: RemoteKind | 'unknown'
  salary: string
  validUntil: string
  must: string
  nice: string
  isClosed: boolean
}

const remoteKinds = [
  { value: 'unknown', label: 'Not stated' },
  { value: 'remote', label: 'Remote' },
  { value: 'hybrid', label: 'Hybrid' },
  { value: 'on-site', label: 'On site' },
]

const linesOf = (job: Job, kind: 'must' | 'nice') =>
  job.requirements
    .filter((each) => each.kind === kind)
    .map(({ text }) => text)
    .join('\n')

const valuesOf = (job: Job): Values => ({
  title: job.title ?? '',
  company: job.company ?? '',
  places: job.places.map(({ name }) => name).join('\n'),
  remote: job.remote ?? 'unknown',
  salary: job.salary?.text ?? '',
  validUntil: job.validUntil?.slice(0, 10) ?? '',
  must: linesOf(job, 'must'),
  nice: linesOf(job, 'nice'),
  isClosed: job.isClosed,
})

/** What the person knows better; a field that they wrote is theirs from then on. */
export function CorrectJob({ job, onClose }: { job: Job; onClose: () => void }) {
  const form = useForm<Values>({
    defaultValues: valuesOf(job),
    async send(values) {
      const edit = editOf(values, job)
      if (Object.keys(edit).length > 0) await editJob(job.id, edit)
      toast.success('Saved')
      onClose()
    },
  })
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title="Correct this job"
      className="md:w-[30rem]"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form="correct-job" busy={form.busy}>
            Save
          </Button>
        </>
      }
    >
      <form id="correct-job" noValidate className="grid gap-4" onSubmit={form.onSubmit}>
        <FormProblem error={form.error} />
        <TextField label="Title" maxLength={300} {...form.text('title')} />
        <TextField label="Company" maxLength={300} {...form.text('company')} />
        <TextArea label="Places" hint="One a line" rows={2} {...form.text('places')} />
        <Select
          label="Remote"
          options={remoteKinds}
          {...form.choice('remote')}
          onValueChange={(value) => form.choice('remote').onValueChange(value as Values['remote'])}
        />
        <TextField label="Salary, in the posting's words" maxLength={300} {...form.text('salary')} />
        <TextField label="Open until" type="date" {...form.text('validUntil')} />
        <TextArea label="Must have" hint="One a line" rows={4} {...form.text('must')} />
        <TextArea label="Nice to have" hint="One a line" rows={3} {...form.text('nice')} />
        <Checkbox label="The posting is closed" {...form.flag('isClosed')} />
      </form>
    </Sheet>
  )
}

function editOf(values: Values, job: Job): JobEdit {
  const before = valuesOf(job)
  const isChanged = (...names: (keyof Values)[]) => names.some((name) => values[name] !== before[name])
  const lines = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
  const skillsOf = (text: string) => job.requirements.find((each) => each.text === text)?.skills ?? []
  const requirements = (['must', 'nice'] as const).flatMap((kind) =>
    lines(values[kind]).map((text) => ({ text: text.slice(0, 500), kind, skills: skillsOf(text) })),
  )
  const placeOf = (name: string) =>
    job.places.find((place) => place.name === name) ?? {
      name: name.slice(0, 200),
      city: null,
      region: null,
      country: null,
      postalCode: null,
    }
  return {
    ...(isChanged('title') && { title: values.title.trim() || null }),
    ...(isChanged('company') && { company: values.company.trim() || null }),
    ...(isChanged('places') && { places: lines(values.places).map(placeOf) }),
    ...(isChanged('remote') && { remote: values.remote === 'unknown' ? null : values.remote }),
    ...(isChanged('salary') && { salary: salaryInWords(values.salary) }),
    ...(isChanged('validUntil') && { validUntil: values.validUntil || null }),
    ...(isChanged('must', 'nice') && { requirements }),
    ...(isChanged('isClosed') && { isClosed: values.isClosed }),
  }
}
