// Changes date, place, texts and tags of many photos, after a look at what becomes of each.
import { useRef, useState } from 'react'
import type { ManyEdit } from '../../../../../services/photos/bulk-editing/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { formatCount } from '../../../ui/format.ts'
import { NativeSelect } from '../../../ui/native-select.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { editMany } from '../data/edit-actions.ts'
import { EditPreview } from './edit-preview.tsx'
import { editOf, type ManyForm, UNCHANGED } from './many-form.ts'

export interface EditManyDialogProps {
  ids: string[]
  onClose(): void
}

export function EditManyDialog({ ids, onClose }: EditManyDialogProps) {
  const [form, setForm] = useState(UNCHANGED)
  const [isTried, setTried] = useState(false)
  const [previewed, setPreviewed] = useState<ManyEdit | null>(null)
  const [done, setDone] = useState<number | null>(null)
  const stop = useRef<AbortController>(null)
  const { edit, errors } = editOf(form)
  const shown = isTried ? errors : {}
  const set = (part: Partial<ManyForm>) => setForm((now) => ({ ...now, ...part }))

  async function apply(wanted: ManyEdit) {
    const controller = new AbortController()
    stop.current = controller
    setDone(0)
    const isBegun = await editMany(ids, wanted, { signal: controller.signal, onStep: setDone })
    setDone(null)
    // Nobody could press the undo behind an open dialog.
    if (isBegun) onClose()
  }

  const isBusy = done !== null
  return (
    <Dialog
      open
      onOpenChange={() => !isBusy && onClose()}
      title={`Edit ${formatCount(ids.length, 'photo')}`}
      footer={
        previewed ? (
          <>
            {isBusy ? (
              <Button onClick={() => stop.current?.abort()}>Stop</Button>
            ) : (
              <Button onClick={() => setPreviewed(null)}>Back</Button>
            )}
            <Button variant="primary" busy={isBusy} onClick={() => void apply(previewed)}>
              Change {formatCount(ids.length, 'photo')}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button
              variant="primary"
              disabled={
                isTried
                  ? edit === null || Object.keys(errors).length > 0
                  : edit === null && Object.keys(errors).length === 0
              }
              onClick={() => {
                setTried(true)
                if (edit && Object.keys(errors).length === 0) setPreviewed(edit)
              }}
            >
              Preview
            </Button>
          </>
        )
      }
    >
      {isBusy && <Progress label="Changing photos" value={done / ids.length} className="mb-4" />}
      {previewed ? (
        <EditPreview ids={ids} edit={previewed} />
      ) : (
        <div className="grid gap-4 pb-2">
          <NativeSelect
            label="Date"
            value={form.date}
            onValueChange={(date) => set({ date: date as ManyForm['date'] })}
            options={[
              { value: 'keep', label: 'Leave as it is' },
              { value: 'shift', label: 'Move by days, hours, minutes' },
              { value: 'set', label: 'Set to' },
              { value: 'remove', label: 'Remove' },
            ]}
          />
          {form.date === 'shift' && (
            <div className="grid grid-cols-3 gap-2">
              <TextField
                label="Days"
                type="number"
                value={form.days}
                error={shown.days}
                onChange={(event) => set({ days: event.target.value })}
              />
              <TextField
                label="Hours"
                type="number"
                value={form.hours}
                onChange={(event) => set({ hours: event.target.value })}
              />
              <TextField
                label="Minutes"
                type="number"
                value={form.minutes}
                onChange={(event) => set({ minutes: event.target.value })}
              />
              <p className="col-span-3 text-ink-soft text-note">
                For a camera whose clock was wrong: −1 hour makes every photo an hour earlier.
              </p>
            </div>
          )}
          {form.date === 'set' && (
            <div className="grid grid-cols-2 gap-2">
              <TextField
                label="Day"
                type="date"
                value={form.day}
                error={shown.day}
                onChange={(event) => set({ day: event.target.value })}
              />
              <TextField
                label="Time, if known"
                type="time"
                value={form.time}
                onChange={(event) => set({ time: event.target.value })}
              />
            </div>
          )}
          <NativeSelect
            label="Place"
            value={form.place}
            onValueChange={(place) => set({ place: place as ManyForm['place'] })}
            options={[
              { value: 'keep', label: 'Leave as it is' },
              { value: 'set', label: 'Set to' },
              { value: 'remove', label: 'Remove' },
            ]}
          />
          {form.place === 'set' && (
            <TextField
              label="Latitude, longitude"
              placeholder="52.5200, 13.4050"
              value={form.position}
              error={shown.position}
              onChange={(event) => set({ position: event.target.value })}
            />
          )}
          <TextField
            label="Title"
            placeholder="Leave as it is"
            hint="{n:3} is a number with three digits; {name}, {title}, {date} and {camera} are those of each photo."
            maxLength={200}
            value={form.title}
            onChange={(event) => set({ title: event.target.value })}
          />
          <NativeSelect
            label="Description"
            value={form.text}
            onValueChange={(text) => set({ text: text as ManyForm['text'] })}
            options={[
              { value: 'keep', label: 'Leave as it is' },
              { value: 'set', label: 'Replace by' },
            ]}
          />
          {form.text === 'set' && (
            <TextArea
              label="New description"
              hideLabel
              maxLength={5000}
              rows={3}
              value={form.description}
              onChange={(event) => set({ description: event.target.value })}
            />
          )}
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              label="Add tags"
              placeholder="wedding, berlin"
              value={form.addTags}
              error={shown.addTags}
              onChange={(event) => set({ addTags: event.target.value })}
            />
            <TextField
              label="Remove tags"
              value={form.removeTags}
              onChange={(event) => set({ removeTags: event.target.value })}
            />
          </div>
        </div>
      )}
    </Dialog>
  )
}
