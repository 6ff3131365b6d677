// Makes a link, then hands its address over.
import { useState } from 'react'
import {
  MOST_PHOTOS,
  type NewPhotoLink,
  type PhotoLink,
} from '../../../../../services/photos/links/schemas.ts'
import { Callout } from '../../../ui/callout.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { useForm } from '../../../ui/form.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { formatCount } from '../../../ui/format.ts'
import { TooManyDialog } from '../albums/too-many-dialog.tsx'
import { AddressRow } from './address-row.tsx'
import { LinkFields } from './link-fields.tsx'
import { checkLink, creationOf, type LinkValues, valuesOf } from './link-form.ts'
import { dayOf } from './link-words.ts'
import { createLink } from './links-data.ts'

export type ShareSource =
  | { kind: 'photos'; ids: readonly string[] }
  | { kind: 'album'; id: string; title: string }

export interface ShareDialogProps {
  source: ShareSource
  onClose: () => void
}

export function ShareDialog({ source, onClose }: ShareDialogProps) {
  const [made, setMade] = useState<{ link: PhotoLink; address: string } | null>(null)
  if (made) return <MadeDialog {...made} onClose={onClose} />
  if (source.kind === 'photos' && source.ids.length > MOST_PHOTOS)
    return (
      <TooManyDialog title="Too many for one link" ids={source.ids} onClose={onClose}>
        A link shows up to {formatCount(MOST_PHOTOS, 'photo')} that you choose. Put these into an album and
        share that: it may hold as many as you like.
      </TooManyDialog>
    )
  return <NewLinkDialog source={source} onClose={onClose} onMade={setMade} />
}

const wishedSource = (source: ShareSource): NewPhotoLink['source'] =>
  source.kind === 'album' ? { kind: 'album', albumId: source.id } : { kind: 'photos', ids: [...source.ids] }

const titleOf = (source: ShareSource) =>
  source.kind === 'album' ? source.title : formatCount(source.ids.length, 'photo')

interface NewLinkDialogProps extends ShareDialogProps {
  onMade: (made: { link: PhotoLink; address: string }) => void
}

function NewLinkDialog({ source, onClose, onMade }: NewLinkDialogProps) {
  const form = useForm<LinkValues>({
    defaultValues: valuesOf(null, titleOf(source)),
    check: (values) => checkLink(values, { keeps: false, today: dayOf(new Date().toISOString()) }),
    send: async (values) => onMade(await createLink(creationOf(values, wishedSource(source)))),
  })
  return (
    <FormDialog
      form={form}
      title="Share by link"
      description="One link for each recipient: you see who came, and can end each on its own."
      action="Make the link"
      className="md:max-w-xl!"
      onClose={onClose}
    >
      <LinkFields form={form} hasPassword={false} />
    </FormDialog>
  )
}

interface MadeDialogProps {
  link: PhotoLink
  address: string
  onClose: () => void
}

function MadeDialog({ link, address, onClose }: MadeDialogProps) {
  return (
    <Dialog open onOpenChange={onClose} title="The link is ready" description={link.title}>
      <div className="grid gap-4">
        <AddressRow link={link} address={address} />
        {link.hasPassword && (
          <Callout>Pass the password on another way, such as by phone. It cannot be shown again.</Callout>
        )}
      </div>
    </Dialog>
  )
}
