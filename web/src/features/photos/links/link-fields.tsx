import type { Form } from '../../../ui/form.ts'
import { PasswordField } from '../../../ui/password-field.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { Switch } from '../../../ui/switch.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { LinkValues } from './link-form.ts'
import { DOWNLOADS } from './link-words.ts'

interface LinkFieldsProps {
  form: Form<LinkValues>
  /** Whether the link has one already. */
  hasPassword: boolean
}

const DOWNLOAD_HINTS = {
  none: 'The photos can be looked at only.',
  small: 'Good for screens, not for large prints.',
  original: 'The files as you uploaded them, with all that the camera wrote: perhaps the place, too.',
} as const

export function LinkFields({ form, hasPassword }: LinkFieldsProps) {
  const downloads = form.choice('downloads')
  const lock = form.flag('hasPassword')
  return (
    <>
      <TextField label="Title" maxLength={200} autoComplete="off" {...form.text('title')} />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField
          label="For whom"
          hint="Only a name."
          maxLength={200}
          autoComplete="off"
          {...form.text('recipient')}
        />
        <TextField
          label="E-mail"
          hint="For your own mail program."
          type="email"
          maxLength={320}
          autoComplete="off"
          {...form.text('email')}
        />
      </div>
      <TextArea label="Words to go with it" rows={2} maxLength={2000} {...form.text('message')} />
      <div className="grid gap-1.5">
        <span aria-hidden="true" className="font-medium text-sm">
          Downloads
        </span>
        <Segmented
          label="Downloads"
          options={DOWNLOADS}
          value={downloads.value}
          onValueChange={downloads.onValueChange}
        />
        <p className="text-note text-ink-faint leading-5">{DOWNLOAD_HINTS[downloads.value]}</p>
      </div>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField
          label="Watermark"
          hint="Burned into every picture, such as © and your name."
          maxLength={80}
          autoComplete="off"
          {...form.text('watermark')}
        />
        <TextField label="Ends after" hint="Nothing for no end." type="date" {...form.text('expires')} />
      </div>
      <Switch label="Password" hint="Asked before anything is shown." {...lock} />
      {lock.checked && (
        <PasswordField
          label={hasPassword ? 'Another password' : 'Password of the link'}
          hint={hasPassword ? 'Nothing to keep the one it has. Another one ends all visits.' : undefined}
          autoComplete="new-password"
          maxLength={200}
          {...form.text('password')}
        />
      )}
      <Switch
        label="Favourites and comments"
        hint="Your client marks photos and writes to you beside each."
        {...form.flag('canComment')}
      />
    </>
  )
}
