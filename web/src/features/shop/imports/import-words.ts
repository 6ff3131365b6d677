import type { CatalogueImport, ImportRow } from '../../../../../services/shop/imports/schemas.ts'
import type { Tone } from '../../../ui/badge.tsx'
import { formatCount } from '../../../ui/format.ts'

export const IMPORT_WORDS: Record<CatalogueImport['status'], { label: string; tone: Tone }> = {
  uploading: { label: 'Arriving', tone: 'info' },
  reading: { label: 'Being read', tone: 'info' },
  ready: { label: 'Waits for you', tone: 'accent' },
  taking: { label: 'Being taken over', tone: 'info' },
  taken: { label: 'Taken over', tone: 'ok' },
  failed: { label: 'Could not be read', tone: 'danger' },
}

export const OUTCOME_WORDS: Record<ImportRow['outcome'], { label: string; tone: Tone }> = {
  created: { label: 'New', tone: 'ok' },
  changed: { label: 'Changes', tone: 'info' },
  same: { label: 'Stays', tone: 'neutral' },
  refused: { label: 'Refused', tone: 'danger' },
}

/** "3 new products, 2 that change, 40 that stay as they are; 1 row is refused". */
export function countsWords({ counts }: Pick<CatalogueImport, 'counts'>): string {
  if (!counts) return ''
  const { rows, created, changed, same, refused } = counts
  if (rows === 0) return 'The file has no rows.'
  const parts = [
    created > 0 && formatCount(created, 'new product'),
    changed > 0 && `${changed.toLocaleString('en')} that ${changed === 1 ? 'changes' : 'change'}`,
    same > 0 && `${same.toLocaleString('en')} that ${same === 1 ? 'stays as it is' : 'stay as they are'}`,
  ].filter(Boolean)
  const bad = refused > 0 ? `${formatCount(refused, 'row')} ${refused === 1 ? 'is' : 'are'} refused` : ''
  return `${[parts.join(', '), bad].filter(Boolean).join('; ')}.`
}
