// What an edit of many does to one of them.

import { withPosition, withTaken } from '../person-says.ts'
import type { EditedField, PhotoFacts, PhotoRecord } from '../record.ts'
import { editTags } from '../tags.ts'
import type { ManyEdit } from './schemas.ts'
import { shiftTaken } from './shift-taken.ts'
import { titleFrom } from './title-pattern.ts'

export interface EditedPhoto {
  photo: PhotoFacts
  /** Why a part of the edit was left out, in plain words. */
  problem: string | null
}

/** `n` is the photo's number in the whole operation. */
export function editOne(photo: PhotoRecord, edit: ManyEdit, n: number): EditedPhoto {
  let edited: PhotoFacts = photo
  const problems: string[] = []

  if (edit.taken && 'set' in edit.taken) edited = withTaken(edited, edit.taken.set)
  if (edit.taken && 'shift' in edit.taken) {
    const shifted = photo.takenAt === null ? null : shiftTaken(photo.takenAt, edit.taken.shift)
    if (shifted !== null) edited = withTaken(edited, shifted)
    else
      problems.push(
        photo.takenAt === null ? 'It has no date to shift' : 'Only its day is known, and not the time',
      )
  }
  if (edit.position !== undefined) {
    const placed = withPosition(edited, edit.position)
    if (placed) edited = placed
    else problems.push('It is still being prepared')
  }
  // The title may name the new date, but not the new title of another photo.
  if (edit.title !== undefined)
    edited = said(edited, 'title', { title: titleFrom(edit.title, { photo: edited, n }) })
  if (edit.description !== undefined) edited = said(edited, 'description', { description: edit.description })
  if (edit.tags) {
    const tags = editTags(photo.tags, edit.tags)
    if (!tags) problems.push('It would have more than 50 tags')
    else if (tags.join('\n') !== photo.tags.join('\n')) edited = said(edited, 'tags', { tags })
  }
  return { photo: edited, problem: problems.length > 0 ? problems.join('. ') : null }
}

const said = (photo: PhotoFacts, field: EditedField, change: Partial<PhotoFacts>): PhotoFacts => ({
  ...photo,
  ...change,
  edited: [...new Set([...photo.edited, field])],
})
