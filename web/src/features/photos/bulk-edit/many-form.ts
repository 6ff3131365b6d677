// What the form of an edit of many says, as an edit: pure.
import type { ManyEdit } from '../../../../../services/photos/bulk-editing/schemas.ts'
import { tagsIn } from '../tags.ts'
import { readPosition } from '../viewer/read-position.ts'

export interface ManyForm {
  date: 'keep' | 'shift' | 'set' | 'remove'
  days: string
  hours: string
  minutes: string
  day: string
  /** HH:MM; empty where only the day is known. */
  time: string
  place: 'keep' | 'set' | 'remove'
  position: string
  title: string
  text: 'keep' | 'set'
  description: string
  addTags: string
  removeTags: string
}

export const UNCHANGED: ManyForm = {
  ...{ date: 'keep', days: '0', hours: '0', minutes: '0', day: '', time: '' },
  ...{ place: 'keep', position: '', title: '', text: 'keep', description: '', addTags: '', removeTags: '' },
}

/** The edit, or what is wrong by field. An edit of nothing is null. */
export function editOf(form: ManyForm): {
  edit: ManyEdit | null
  errors: Partial<Record<keyof ManyForm, string>>
} {
  const errors: Partial<Record<keyof ManyForm, string>> = {}
  const edit: ManyEdit = {}
  if (form.date === 'shift') {
    const parts = [form.days, form.hours, form.minutes].map((text) => Number(text || 0))
    const [days = 0, hours = 0, minutes = 0] = parts
    const shift = days * 1440 + hours * 60 + minutes
    if (!parts.every(Number.isInteger)) errors.days = 'Whole numbers only'
    else if (Math.abs(shift) > 52_560_000) errors.days = 'A hundred years at most'
    else if (shift !== 0) edit.taken = { shift }
  }
  if (form.date === 'set') {
    if (form.day === '') errors.day = 'Choose a day'
    else edit.taken = { set: form.time === '' ? form.day : `${form.day}T${form.time.slice(0, 5)}:00` }
  }
  if (form.date === 'remove') edit.taken = { set: null }
  if (form.place === 'set') {
    const position = readPosition(form.position)
    if (position) edit.position = position
    else errors.position = 'Write latitude and longitude: 52.52, 13.40'
  }
  if (form.place === 'remove') edit.position = null
  if (form.title.trim() !== '') edit.title = form.title.trim()
  if (form.text === 'set') edit.description = form.description.trim()
  const tags = { add: tagsIn(form.addTags), remove: tagsIn(form.removeTags) }
  if ([...tags.add, ...tags.remove].some((tag) => tag.length > 50))
    errors.addTags = 'A tag has at most 50 letters'
  else if (tags.add.length + tags.remove.length > 0) edit.tags = tags
  return { edit: Object.keys(edit).length > 0 ? edit : null, errors }
}
