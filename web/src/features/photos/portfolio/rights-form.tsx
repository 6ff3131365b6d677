import type { RightsProfile } from '../../../../../services/photos/rights/schemas.ts'
import { useForm } from '../../../ui/form.ts'
import { useSaved } from '../../../ui/saved-tick.tsx'
import { SettingsForm } from '../../../ui/settings-form.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { saveRights } from './portfolio-data.ts'

export function RightsForm({ rights }: { rights: RightsProfile }) {
  const [saved, setSaved] = useSaved()
  const form = useForm<RightsProfile>({
    defaultValues: rights,
    check: ({ licenceUrl }) => ({
      licenceUrl: /^(https?:\/\/[^\s<>"]+)?$/.test(licenceUrl.trim())
        ? undefined
        : 'Enter an address that begins with https://',
    }),
    async send(values) {
      const trimmed = {
        creator: values.creator.trim(),
        copyright: values.copyright.trim(),
        licenceUrl: values.licenceUrl.trim(),
      }
      form.reset(await saveRights(trimmed))
      setSaved({})
    },
  })
  return (
    <SettingsForm
      form={form}
      saved={saved}
      intro="This is written into every photo that leaves the studio: in your portfolio, by links, and as downloads of them. A photo whose file names another author keeps that. Your originals stay as they are."
    >
      <TextField label="Creator" maxLength={200} autoComplete="name" {...form.text('creator')} />
      <TextField
        label="Copyright"
        hint="For example: © 2026 Ana Ruiz. All rights reserved."
        maxLength={300}
        autoComplete="off"
        {...form.text('copyright')}
      />
      <TextField
        label="Licence"
        hint="The address of a page that says what others may do with your photos. Search engines show it beside them."
        type="url"
        maxLength={500}
        autoComplete="off"
        placeholder="https://creativecommons.org/licenses/by-nc/4.0/"
        {...form.text('licenceUrl')}
      />
    </SettingsForm>
  )
}
