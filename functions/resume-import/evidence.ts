// Notes, for each field, where in the document it stands and how sure it is.
import type { EvidenceMap, Line } from '../../services/careers/resumes/schemas.ts'
import type { Row } from './rows.ts'

export interface Found {
  text: string
  row: Row | null
}

export type Evidences = ReturnType<typeof createEvidences>

export function createEvidences(newId: () => string) {
  const map: EvidenceMap = {}

  function note(key: string, row: Row | null, confidence: number): void {
    map[key] = { page: row?.page ?? null, box: row?.box ?? null, confidence }
  }

  return {
    map,
    newId,
    /** The text cut to its limit; empty when nothing was found, which leaves no evidence. */
    field(key: string, found: Found | null | undefined, confidence: number, limit = 300): string {
      const text = found?.text.replace(/\s+/g, ' ').trim().slice(0, limit) ?? ''
      if (text !== '' && found) note(key, found.row, confidence)
      return text
    },
    note,
    lines(texts: Found[], confidence: number): Line[] {
      return texts
        .map(({ text, row }) => ({ text: text.trim().slice(0, 2000), row }))
        .filter(({ text }) => text !== '')
        .slice(0, 100)
        .map(({ text, row }) => {
          const id = newId()
          note(id, row, confidence)
          return { id, text }
        })
    },
  }
}
