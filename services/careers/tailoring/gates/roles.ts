// No role is invented, dropped or mixed with another, and every change names what it comes from.
import type { Change } from '../../cvs/schemas.ts'
import { blocked, type Objection, unchecked } from '../comparison.ts'
import { type Piece, piecesNamed, type Source, targetOf } from '../source.ts'

type Described = Pick<Change, 'kind' | 'target' | 'from' | 'before' | 'after' | 'ids'>

/** A gap in these would make a life look different. */
const WHOLE = new Set(['work', 'education'])

export function arrangementProblem(change: Described, source: Source): Objection {
  const present = source.sections.get(change.target) ?? source.lines.get(change.target)
  if (!present || present.length === 0) return blocked(`The résumé has nothing called “${change.target}”`)
  const strange = change.ids.find((id) => !present.includes(id))
  if (strange !== undefined) return blocked(`“${strange}” is not in that part of the résumé`)
  if (new Set(change.ids).size !== change.ids.length) return blocked('Something would be there twice')
  if (change.kind === 'order')
    return change.ids.length === present.length ? null : blocked('Something would get lost from the order')
  if (change.ids.length === 0) return blocked('Nothing would be left')
  return WHOLE.has(change.target) && change.ids.length < present.length
    ? blocked('Every role and every degree stays, so that no gap appears that is not there')
    : null
}

export function wordingProblem(change: Described, source: Source): Objection {
  const target = targetOf(source, change.target)
  if (!target) return blocked(`The résumé has nothing called “${change.target}”`)
  if (change.before !== target.text) return unchecked('The résumé reads differently now')
  if (change.after.trim() === '') return blocked('Nothing would be left')
  if (/[\n\r]/.test(change.after) && !/[\n\r]/.test(target.text))
    return blocked('One line would become several')
  if (change.from.length === 0) return unchecked('It does not name what it comes from')
  const unknown = change.from.find((id) => piecesNamed(source, id).length === 0)
  if (unknown !== undefined) return unchecked(`It comes from “${unknown}”, which the résumé does not have`)
  const foreign = change.from.flatMap((id) => piecesNamed(source, id)).find((piece) => !isOwn(piece, target))
  return foreign ? blocked(`“${shorten(foreign.text)}” belongs to another role`) : null
}

const isOwn = (piece: Piece, target: Piece) => target.section === 'basics' || piece.entryId === target.entryId
const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}…` : text)
