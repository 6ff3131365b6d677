import type { PaperLook } from '../careers/cvs/schemas.ts'

/** Lengths in points. */
export interface Style {
  font: 'Noto Sans' | 'Libertinus Serif'
  size: number
  /** Between lines, between the items of a list, between entries, and above headings. */
  leading: number
  itemGap: number
  entryGap: number
  sectionGap: number
  margin: { x: number; y: number }
  nameSize: number
  headingSize: number
  isCentred: boolean
  /** Of the name and headings. Every colour has a contrast of at least 4.5 with white. */
  accent: string
  /** Of places and dates. */
  quiet: string
  /** Where a heading has its line. */
  rule: 'none' | 'below' | 'beside' | 'above'
}

export const STYLES: Record<PaperLook['template'], Style> = {
  plain: {
    font: 'Noto Sans',
    size: 10,
    leading: 6.2,
    itemGap: 5.4,
    entryGap: 13,
    sectionGap: 22,
    margin: { x: 62, y: 58 },
    nameSize: 22,
    headingSize: 13,
    isCentred: false,
    accent: '#111111',
    quiet: '#4a4a4a',
    rule: 'none',
  },
  classic: {
    font: 'Libertinus Serif',
    size: 11,
    leading: 6,
    itemGap: 5.6,
    entryGap: 12,
    sectionGap: 20,
    margin: { x: 68, y: 60 },
    nameSize: 26,
    headingSize: 13.5,
    isCentred: true,
    accent: '#1b1b1b',
    quiet: '#444444',
    rule: 'below',
  },
  modern: {
    font: 'Noto Sans',
    size: 9.6,
    leading: 6.2,
    itemGap: 5.2,
    entryGap: 13,
    sectionGap: 21,
    margin: { x: 56, y: 52 },
    nameSize: 28,
    headingSize: 12,
    isCentred: false,
    accent: '#0b5a68',
    quiet: '#54626a',
    rule: 'above',
  },
  compact: {
    font: 'Noto Sans',
    size: 8.7,
    leading: 4.6,
    itemGap: 3.8,
    entryGap: 8.5,
    sectionGap: 14,
    margin: { x: 44, y: 40 },
    nameSize: 18,
    headingSize: 10,
    isCentred: false,
    accent: '#2b3a67',
    quiet: '#50555f',
    rule: 'beside',
  },
}
