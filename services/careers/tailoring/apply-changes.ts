// The résumé with the accepted changes: what goes on paper, and what each of its lines comes from.
import type { Change } from '../cvs/schemas.ts'
import type { ResumeContent, Section } from '../resumes/schemas.ts'
import { PROSE, sourceOf, targetOf } from './source.ts'

export interface Tailored {
  content: ResumeContent
  /** By the id of a piece of text: ids of the résumé that it comes from. */
  lines: Record<string, string[]>
}

type Applied = Pick<Change, 'kind' | 'target' | 'from' | 'after' | 'ids' | 'state'>

/** Changes that are refused or blocked, or name what is no longer there, leave the original. */
export function applyChanges(content: ResumeContent, changes: readonly Applied[]): Tailored {
  const tailored = structuredClone(content)
  const from = new Map<string, string[]>()
  const counting = changes.filter(({ state }) => state === 'accepted' || state === 'own')
  for (const change of counting) {
    if (change.kind === 'choose')
      arrange(tailored, change, (items) => items.filter(({ id }) => change.ids.includes(id)))
    else if (change.kind === 'order') arrange(tailored, change, (items) => sorted(items, change.ids))
    else if (change.kind !== 'letter' && reword(tailored, change))
      from.set(pieceId(content, change.target), change.from)
  }
  const lines = [...sourceOf(tailored).pieces.values()]
    .filter(({ text, field }) => text !== '' && PROSE.has(field))
    .map(({ id }) => [id, from.get(id) ?? [id]] as const)
  return { content: tailored, lines: Object.fromEntries(lines) }
}

const pieceId = (content: ResumeContent, target: string) => targetOf(sourceOf(content), target)?.id ?? target

interface Item {
  id: string
}

const sorted = (items: Item[], ids: readonly string[]) => {
  const place = (id: string) => (ids.includes(id) ? ids.indexOf(id) : ids.length)
  return items.toSorted((a, b) => place(a.id) - place(b.id))
}

/** Arranges the entries of a section, or the lines of an entry. */
function arrange(content: ResumeContent, { target }: Applied, arranged: (items: Item[]) => Item[]): void {
  const holder: Record<string, unknown> = { ...content }
  if (target !== 'basics' && Array.isArray(holder[target])) {
    Object.assign(content, { [target]: arranged(holder[target]) })
    return
  }
  const entry = entriesOf(content).find(({ id }) => id === target)
  for (const [field, value] of Object.entries(entry ?? {}))
    if (entry && Array.isArray(value)) Object.assign(entry, { [field]: arranged(value) })
}

const entriesOf = ({ basics: _, ...sections }: ResumeContent): Item[] =>
  Object.values<ResumeContent[Section]>(sections).flat()

function reword(content: ResumeContent, { target, after }: Applied): boolean {
  const piece = targetOf(sourceOf(content), target)
  if (!piece || !PROSE.has(piece.field)) return false
  if (piece.section === 'basics') {
    Object.assign(content.basics, { [piece.field]: after })
    return true
  }
  const entry = entriesOf(content).find(({ id }) => id === piece.entryId)
  if (!entry) return false
  if (piece.field === 'summary') Object.assign(entry, { summary: after })
  else
    for (const value of Object.values(entry))
      if (Array.isArray(value)) for (const line of value) if (line.id === piece.id) line.text = after
  return true
}
