import type { PhotoLink } from '../../../../../services/photos/links/schemas.ts'
import { useForm } from '../../../ui/form.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { LinkFields } from './link-fields.tsx'
import { checkLink, editOf, type LinkValues, valuesOf } from './link-form.ts'
import { dayOf } from './link-words.ts'
import { editLink } from './links-data.ts'

interface EditLinkDialogProps {
  link: PhotoLink
  onClose: () => void
}

export function EditLinkDialog({ link, onClose }: EditLinkDialogProps) {
  const form = useForm<LinkValues>({
    defaultValues: valuesOf(link, link.title),
    check: (values) => checkLink(values, { keeps: link.hasPassword, today: dayOf(new Date().toISOString()) }),
    async send(values) {
      await editLink(link.id, editOf(values))
      onClose()
    },
  })
  return (
    <FormDialog form={form} title="Change the link" action="Save" className="md:max-w-xl!" onClose={onClose}>
      <LinkFields form={form} hasPassword={link.hasPassword} />
    </FormDialog>
  )
}
