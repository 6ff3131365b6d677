import type { PaperLook } from '../careers/cvs/schemas.ts'
import type { ResumeContent } from '../careers/resumes/schemas.ts'
import { AppError } from '../platform/errors.ts'

const LOOK: PaperLook = { template: 'plain', pageSize: 'a4', language: 'en' }

/** Renders a résumé that somebody downloads. The typesetter and its fonts are loaded with the first one. */
export function createResumePapers() {
  let loading: ReturnType<typeof load> | undefined

  return async (content: ResumeContent, format: 'docx' | 'pdf'): Promise<Buffer> => {
    loading ??= load()
    const { layOutCv, renderPaper, typesetter, UnprintableText } = await loading
    try {
      const { bytes } = await renderPaper(layOutCv(content, LOOK), format, typesetter)
      return bytes
    } catch (error) {
      if (!(error instanceof UnprintableText)) throw error
      throw new AppError('unsupported', error.message, { cause: error })
    }
  }
}

async function load() {
  const [{ layOutCv }, { renderPaper }, { createTypesetter, UnprintableText }] = await Promise.all([
    import('../papers/lay-out.ts'),
    import('../papers/render-papers.ts'),
    import('../papers/typeset.ts'),
  ])
  return { layOutCv, renderPaper, typesetter: createTypesetter(), UnprintableText }
}
