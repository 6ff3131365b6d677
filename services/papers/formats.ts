import type { Paper } from '../careers/cvs/schemas.ts'

export type PaperFormat = Paper['format']

/** Also of the files that people download. */
export const PAPER_TYPES: Record<PaperFormat, { extension: string; contentType: string }> = {
  pdf: { extension: 'pdf', contentType: 'application/pdf' },
  docx: {
    extension: 'docx',
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  markdown: { extension: 'md', contentType: 'text/markdown; charset=utf-8' },
}
