import {
  type ApplicationCreation,
  STAGE_WORDS,
  STAGES,
  type Stage,
} from '../../../../../services/careers/applications/schemas.ts'
import { useForm } from '../../../ui/form.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { addApplication } from './applications-data.ts'

export interface NewApplicationProps {
  /** What is known of it already, from a job or a CV. */
  from?: Omit<ApplicationCreation, 'title' | 'company' | 'url' | 'stage'> & {
    title?: string
    company?: string
    url?: string
  }
  onClose: () => void
  onAdded: (id: string) => void
}

export function NewApplication({ from = {}, onClose, onAdded }: NewApplicationProps) {
  const { title = '', company = '', url = '', ...rest } = from
  const form = useForm<{ title: string; company: string; url: string; stage: Stage }>({
    defaultValues: { title, company, url, stage: 'saved' },
    check: (values) => ({
      title: values.title.trim() === '' ? 'Give it a title' : undefined,
      url: isAddress(values.url) ? undefined : 'Use an address that begins with https://',
    }),
    async send({ url: address, ...values }) {
      const added = await addApplication({ ...rest, ...values, url: address.trim() || null })
      onAdded(added.id)
    },
  })
  return (
    <FormDialog form={form} title="Add an application" action="Add" onClose={onClose}>
      <TextField label="Title" maxLength={300} placeholder="Backend Engineer" {...form.text('title')} />
      <TextField label="Company" maxLength={300} {...form.text('company')} />
      <TextField label="Address of the posting" type="url" maxLength={2000} {...form.text('url')} />
      <Select
        label="Stage"
        options={STAGES.map((value) => ({ value, label: STAGE_WORDS[value] }))}
        {...form.choice('stage')}
        onValueChange={(value) => form.choice('stage').onValueChange(value as Stage)}
      />
    </FormDialog>
  )
}

export const isAddress = (text: string) =>
  text.trim() === '' || (/^https?:\/\//.test(text.trim()) && URL.canParse(text.trim()))
