import {
  type Application,
  type ApplicationEdit,
  STAGE_WORDS,
  STAGES,
  type Stage,
} from '../../../../../services/careers/applications/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { useForm } from '../../../ui/form.ts'
import { FormProblem } from '../../../ui/form-problem.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { toast } from '../../../ui/toast.tsx'
import { salaryInWords } from '../data/salary.ts'
import { editApplication } from './applications-data.ts'
import { today } from './days.ts'
import { isAddress } from './new-application.tsx'

interface Values {
  title: string
  company: string
  url: string
  stage: Stage
  appliedOn: string
  nextText: string
  nextOn: string
  salary: string
  name: string
  email: string
  phone: string
  notes: string
}

const valuesOf = (application: Application): Values => ({
  title: application.title,
  company: application.company,
  url: application.url ?? '',
  stage: application.stage,
  appliedOn: application.appliedOn ?? '',
  nextText: application.nextStep?.text ?? '',
  nextOn: application.nextStep?.on ?? '',
  salary: application.salary?.text ?? '',
  name: application.contact?.name ?? '',
  email: application.contact?.email ?? '',
  phone: application.contact?.phone ?? '',
  notes: application.notes,
})

export function ApplicationForm({ application }: { application: Application }) {
  const form = useForm<Values>({
    defaultValues: valuesOf(application),
    check: ({ title, url, nextText, nextOn }) => ({
      title: title.trim() === '' ? 'Give it a title' : undefined,
      url: isAddress(url) ? undefined : 'Use an address that begins with https://',
      nextText: nextOn !== '' && nextText.trim() === '' ? 'Say what happens on that day' : undefined,
    }),
    async send(values) {
      const edit = editOf(values, application)
      if (Object.keys(edit).length > 0) await editApplication(application, edit)
      form.reset(values)
      toast.success('Saved')
    },
  })
  return (
    <form noValidate className="grid gap-4" onSubmit={form.onSubmit}>
      <FormProblem error={form.error} />
      <TextField label="Title" maxLength={300} {...form.text('title')} />
      <TextField label="Company" maxLength={300} {...form.text('company')} />
      <Select
        label="Stage"
        options={STAGES.map((value) => ({ value, label: STAGE_WORDS[value] }))}
        {...form.choice('stage')}
        onValueChange={(value) => form.choice('stage').onValueChange(value as Stage)}
      />
      <TextField label="Applied on" type="date" {...form.text('appliedOn')} />
      <div className="grid gap-4 sm:grid-cols-[1fr_11rem]">
        <TextField label="Next step" maxLength={300} {...form.text('nextText')} />
        <TextField label="On" type="date" {...form.text('nextOn')} />
      </div>
      <TextField label="Salary" maxLength={300} placeholder="68,000 a year" {...form.text('salary')} />
      <TextField label="Address of the posting" type="url" maxLength={2000} {...form.text('url')} />
      <fieldset className="grid gap-4">
        <legend className="mb-2 font-semibold text-sm">Contact</legend>
        <TextField label="Name" maxLength={300} {...form.text('name')} />
        <TextField label="Email" type="email" maxLength={300} {...form.text('email')} />
        <TextField label="Phone" type="tel" maxLength={100} {...form.text('phone')} />
      </fieldset>
      <TextArea label="Notes" rows={5} maxLength={20_000} {...form.text('notes')} />
      <div>
        <Button variant="primary" type="submit" busy={form.busy}>
          Save
        </Button>
      </div>
    </form>
  )
}

/** Only what was changed here, so that what changed elsewhere meanwhile stays. */
function editOf(values: Values, application: Application): ApplicationEdit {
  const before = valuesOf(application)
  const isChanged = (...names: (keyof Values)[]) => names.some((name) => values[name] !== before[name])
  const isSent = before.stage === 'saved' && values.stage === 'applied' && before.appliedOn === ''
  const { name, email, phone } = values
  const hasContact = [name, email, phone].some((text) => text.trim() !== '')
  return {
    ...(isChanged('title') && { title: values.title.trim() }),
    ...(isChanged('company') && { company: values.company.trim() }),
    ...(isChanged('url') && { url: values.url.trim() || null }),
    ...(isChanged('stage') && { stage: values.stage }),
    ...(isSent && { appliedOn: today() }),
    ...(isChanged('appliedOn') && { appliedOn: values.appliedOn || null }),
    ...(isChanged('notes') && { notes: values.notes }),
    ...(isChanged('nextText', 'nextOn') && {
      nextStep: values.nextText.trim() ? { text: values.nextText.trim(), on: values.nextOn || null } : null,
    }),
    ...(isChanged('salary') && { salary: salaryInWords(values.salary) }),
    ...(isChanged('name', 'email', 'phone') && {
      contact: hasContact ? { name: name || null, email: email || null, phone: phone || null } : null,
    }),
  }
}
