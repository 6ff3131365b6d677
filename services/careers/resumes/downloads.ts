import { AppError } from '../../platform/errors.ts'
import { type BrowsingDeps, createBrowsing, ownResume } from './browsing.ts'
import { toJsonResume } from './export-json.ts'
import { toMarkdown } from './export-markdown.ts'
import type { ResumeContent, ResumeFormat } from './schemas.ts'

/** Makes a paper of a résumé. */
export type RenderPaper = (content: ResumeContent, format: 'docx' | 'pdf') => Promise<Buffer>

export interface DownloadsDeps extends BrowsingDeps {
  /** Left out where no papers can be made. */
  renderPaper?: RenderPaper
}

export interface ResumeFile {
  name: string
  contentType: string
  bytes: Buffer
}

const ENDINGS = { json: 'json', markdown: 'md', docx: 'docx', pdf: 'pdf' } as const satisfies Record<
  ResumeFormat,
  string
>
const TYPES = {
  json: 'application/json; charset=utf-8',
  markdown: 'text/markdown; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const satisfies Record<ResumeFormat, string>

export function createDownloads(deps: DownloadsDeps) {
  const { contentOf } = createBrowsing(deps)

  function bytesOf(content: ResumeContent, format: ResumeFormat): Buffer | Promise<Buffer> {
    if (format === 'json') return Buffer.from(toJsonResume(content))
    if (format === 'markdown') return Buffer.from(toMarkdown(content))
    if (!deps.renderPaper) throw new AppError('unsupported', 'Papers cannot be made here')
    return deps.renderPaper(content, format)
  }

  return {
    /** What the résumé says now, as a file. Throws AppError `not-found`, or `conflict` while there is nothing in it. */
    async download(ownerId: string, id: string, format: ResumeFormat): Promise<ResumeFile> {
      const resume = ownResume(await deps.store.get(id), ownerId, id)
      if (resume.version === 0) throw new AppError('conflict', 'Nothing has been read of this résumé')
      const bytes = await bytesOf(await contentOf(resume), format)
      return { name: `${resume.title}.${ENDINGS[format]}`, contentType: TYPES[format], bytes }
    },
  }
}
