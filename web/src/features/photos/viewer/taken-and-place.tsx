import { CalendarClock, MapPin } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { PhotoEdit } from '../../../../../services/photos/edit-schemas.ts'
import type { Photo } from '../../../../../services/photos/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { readPosition } from './read-position.ts'
import { coordinates } from './words.ts'

export interface TakenAndPlaceProps {
  photo: Photo
  onSave(edit: PhotoEdit): void
}

/** Says when and where a photo was taken, where its file does not or is wrong. */
export function TakenAndPlace({ photo, onSave }: TakenAndPlaceProps) {
  const [isOpen, setOpen] = useState<'taken' | 'place' | null>(null)
  const close = () => setOpen(null)
  if (isOpen === 'taken') return <TakenForm photo={photo} onSave={onSave} onClose={close} />
  if (isOpen === 'place') return <PlaceForm photo={photo} onSave={onSave} onClose={close} />
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="sm" icon={<CalendarClock />} onClick={() => setOpen('taken')}>
        {photo.takenAt ? 'Change the date' : 'Set the date'}
      </Button>
      <Button size="sm" icon={<MapPin />} disabled={photo.metadata === null} onClick={() => setOpen('place')}>
        {photo.metadata?.position ? 'Change the place' : 'Set the place'}
      </Button>
    </div>
  )
}

interface FormProps extends TakenAndPlaceProps {
  onClose(): void
}

function TakenForm({ photo: { takenAt }, onSave, onClose }: FormProps) {
  const [, day = '', time = '', rest = ''] = /^(.{10})(?:T(\d\d:\d\d)(.*))?$/.exec(takenAt ?? '') ?? []
  const [form, setForm] = useState({ day, time })

  function save() {
    // Seconds and offset stay while the minute does; another time is of another clock.
    const kept = form.time === time && rest ? rest : `:00${/(Z|[+-]\d\d:\d\d)$/.exec(rest)?.[0] ?? ''}`
    onSave({ takenAt: form.time === '' ? form.day : `${form.day}T${form.time}${kept}` })
    onClose()
  }

  return (
    <SmallForm label="Date" onSubmit={save} onClose={onClose}>
      <div className="grid grid-cols-2 gap-2">
        <TextField
          label="Day"
          type="date"
          required
          max="9999-12-31"
          value={form.day}
          onChange={(event) => setForm({ ...form, day: event.target.value })}
        />
        <TextField
          label="Time, if known"
          type="time"
          value={form.time}
          onChange={(event) => setForm({ ...form, time: event.target.value.slice(0, 5) })}
        />
      </div>
      <Buttons
        canRemove={takenAt !== null}
        onRemove={() => {
          onSave({ takenAt: null })
          onClose()
        }}
        onClose={onClose}
      />
    </SmallForm>
  )
}

function PlaceForm({ photo, onSave, onClose }: FormProps) {
  const position = photo.metadata?.position ?? null
  const [text, setText] = useState(position ? coordinates(position) : '')
  const [error, setError] = useState<string | undefined>()

  function save() {
    const read = readPosition(text)
    if (!read) return setError('Write latitude and longitude: 52.52, 13.40')
    onSave({ position: read })
    onClose()
  }

  return (
    <SmallForm label="Place" onSubmit={save} onClose={onClose}>
      <TextField
        label="Latitude, longitude"
        placeholder="52.5200, 13.4050"
        value={text}
        error={error}
        onChange={(event) => setText(event.target.value)}
      />
      <Buttons
        canRemove={position !== null}
        onRemove={() => {
          onSave({ position: null })
          onClose()
        }}
        onClose={onClose}
      />
    </SmallForm>
  )
}

interface SmallFormProps {
  label: string
  onSubmit(): void
  onClose(): void
  children: ReactNode
}

/** Its first field has the focus, and Escape leaves it. */
function SmallForm({ label, onSubmit, onClose, children }: SmallFormProps) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  return (
    <form
      ref={form}
      aria-label={label}
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      {children}
    </form>
  )
}

interface ButtonsProps {
  canRemove: boolean
  onRemove(): void
  onClose(): void
}

function Buttons({ canRemove, onRemove, onClose }: ButtonsProps) {
  return (
    <div className="flex flex-wrap gap-2">
      <Button type="submit" size="sm" variant="primary">
        Save
      </Button>
      <Button size="sm" onClick={onClose}>
        Cancel
      </Button>
      {canRemove && (
        <Button size="sm" variant="ghost" onClick={onRemove}>
          Remove
        </Button>
      )}
    </div>
  )
}
