// As what papers are saved.
import { safeName } from '../../platform/archive-paths.ts'
import type { Paper } from './schemas.ts'

const FILES: Record<Paper['format'], { extension: string; contentType: string }> = {
  pdf: { extension: 'pdf', contentType: 'application/pdf' },
  docx: {
    extension: 'docx',
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  markdown: { extension: 'md', contentType: 'text/markdown; charset=utf-8' },
}

/** `about` are whose paper it is, and what for. */
export function savedAs({ kind, format }: Pick<Paper, 'kind' | 'format'>, about: (string | undefined)[]) {
  const { extension, contentType } = FILES[format]
  const [whose, ...others] = about
  const words = [whose, kind === 'cv' ? 'CV' : 'Letter', ...others].filter(Boolean)
  return { contentType, name: safeName(`${words.join(' – ')}.${extension}`) }
}
