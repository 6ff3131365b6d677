// Everything of a CV that can be written by hand, as it is printed: which text stands where, and whose words it has.
import type { Change, CvBlock, CvLine } from '../cvs/schemas.ts'
import type { ResumeContent } from '../resumes/schemas.ts'
import { applyChanges } from './apply-changes.ts'
import { type Piece, PROSE, sourceOf } from './source.ts'

/** Fields that say what an entry is. */
const TITLES = ['position', 'role', 'title', 'studyType', 'name', 'employer', 'organization', 'institution']

export function outlineOf(content: ResumeContent, changes: readonly Change[]): CvBlock[] {
  const original = sourceOf(content)
  const shown = sourceOf(applyChanges(content, changes).content)
  const written = new Map(
    changes
      .filter(({ state, kind }) => (state === 'accepted' || state === 'own') && kind !== 'letter')
      .map((change) => [change.target, change]),
  )

  const toLine = ({ id, text }: Piece): CvLine => {
    const before = original.pieces.get(id)?.text ?? ''
    const change = text === before ? undefined : written.get(id)
    return { id, text, original: before, by: change?.by ?? 'resume', isOwn: change?.state === 'own' }
  }
  const head = ['basics.label', 'basics.summary'].flatMap((id) => shown.pieces.get(id) ?? [])
  const blocks: CvBlock[] = [{ section: 'basics', title: '', lines: head.map(toLine) }]
  for (const [section, ids] of shown.sections)
    for (const id of ids) {
      const pieces = (shown.entries.get(id) ?? []).filter(({ text }) => text !== '')
      const lines = pieces.filter(({ field }) => PROSE.has(field)).map(toLine)
      if (lines.length > 0) blocks.push({ section, title: titleOf(pieces), lines })
    }
  return blocks
}

const titleOf = (pieces: readonly Piece[]) =>
  TITLES.flatMap((name) => pieces.find(({ field }) => field === name)?.text ?? []).join(', ')
