// The words of a résumé by the ids that changes name.
import type { ResumeContent, Section } from '../resumes/schemas.ts'

/** One piece of text that a change can name. */
export interface Piece {
  id: string
  text: string
  /** `basics`, or the section that it stands in. */
  section: 'basics' | Section
  /** The entry that it belongs to; null in the contact block. */
  entryId: string | null
  /** What the text is: `line` may be rephrased, a field like `position` may not. */
  field: string
}

/** Fields of running text: everything else is a fact that no change may touch. */
export const PROSE = new Set(['line', 'summary', 'label'])

const SECTIONS = [
  'work',
  'volunteer',
  'education',
  'projects',
  'skills',
  'languages',
  'certificates',
  'awards',
  'publications',
  'interests',
  'references',
] as const satisfies readonly Section[]

export interface Source {
  /** By line id, `<entry id>.<field>` or `basics.<field>`. */
  pieces: ReadonlyMap<string, Piece>
  /** Ids of entries by section, in order. */
  sections: ReadonlyMap<string, string[]>
  /** Ids of an entry's lines, in order. */
  lines: ReadonlyMap<string, string[]>
  entries: ReadonlyMap<string, Piece[]>
}

export function sourceOf(content: ResumeContent): Source {
  const pieces = new Map<string, Piece>()
  const sections = new Map<string, string[]>()
  const lines = new Map<string, string[]>()
  const entries = new Map<string, Piece[]>()
  const { profiles, ...fields } = content.basics
  for (const [field, text] of Object.entries(fields))
    pieces.set(`basics.${field}`, { id: `basics.${field}`, text, section: 'basics', entryId: null, field })
  for (const profile of profiles) {
    const text = `${profile.network} ${profile.username} ${profile.url}`
    pieces.set(profile.id, { id: profile.id, text, section: 'basics', entryId: null, field: 'profile' })
  }
  for (const section of SECTIONS) {
    sections.set(
      section,
      content[section].map(({ id }) => id),
    )
    for (const entry of content[section]) {
      const own = piecesOf(section, entry)
      entries.set(entry.id, own)
      lines.set(
        entry.id,
        own.filter(({ field }) => field === 'line').map(({ id }) => id),
      )
      for (const piece of own) pieces.set(piece.id, piece)
    }
  }
  return { pieces, sections, lines, entries }
}

function piecesOf(section: Section, entry: { id: string }): Piece[] {
  const { id: entryId } = entry
  const piece = (id: string, field: string, text: string): Piece => ({ id, text, section, entryId, field })
  return Object.entries(entry).flatMap(([field, value]: [string, unknown]): Piece[] => {
    if (field === 'id' || typeof value === 'boolean' || value === null) return []
    if (typeof value === 'string') return [piece(`${entryId}.${field}`, field, value)]
    if (Array.isArray(value))
      return value.map((line: { id: string; text: string }) => piece(line.id, 'line', line.text))
    if (typeof value === 'object' && 'text' in value)
      return [piece(`${entryId}.${field}`, field, String(value.text))]
    return []
  })
}

/** The pieces that an id names: one piece, all of an entry, or all of a section; none for an unknown id. */
export function piecesNamed(source: Source, id: string): Piece[] {
  const piece = source.pieces.get(id)
  if (piece) return [piece]
  const entry = source.entries.get(id)
  if (entry) return entry
  return (source.sections.get(id) ?? []).flatMap((entryId) => source.entries.get(entryId) ?? [])
}

/** The text that a change of this target replaces: an entry's id stands for its summary. Null when it has none. */
export function targetOf(source: Source, target: string): Piece | null {
  return source.pieces.get(target) ?? source.pieces.get(`${target}.summary`) ?? null
}
