import { createHash } from 'node:crypto'
import Type from 'typebox'
import type { ResumeContent } from '../careers/resumes/schemas.ts'
import { AppError } from '../platform/errors.ts'
import { resumeFromText } from './providers/built-in.ts'
import type { Quotas } from './quotas.ts'
import { completeResume } from './resume/complete.ts'
import { groundResume } from './resume/ground.ts'
import { RESUME_INSTRUCTIONS } from './resume/prompt.ts'
import type { Generated, GenerateRequest } from './schemas.ts'
import type { Ai } from './service.ts'

export interface Asker {
  accountId: string | null
  /** The network, for people who are not signed in. */
  network: string
}

export interface GeneratingDeps {
  ai: Pick<Ai, 'answer'>
  quotas: Quotas
  newId: () => string
  /** Saves the résumé for its owner; null while there is no place for it. */
  save: ((accountId: string, content: ResumeContent) => Promise<{ id: string }>) | null
}

/** Answers a day for everybody in one network who is not signed in. */
export const ANONYMOUS_ANSWERS = 20

export type Generating = ReturnType<typeof createGenerating>

/** A résumé from free text. Only what the text says is in it, whichever engine answered. */
export function createGenerating({ ai, quotas, newId, save }: GeneratingDeps) {
  async function generate(
    { model = 'built-in', input }: GenerateRequest,
    accountId: string | null,
  ): Promise<Generated> {
    const { text, engine } = await ai.answer({
      model,
      purpose: 'resume',
      system: RESUME_INSTRUCTIONS,
      input,
      schema: Type.Object({}),
      accept(answer) {
        const content = completeResume(JSON.parse(answer), newId)
        const said = content && groundResume(content, input)
        return said && JSON.stringify(said)
      },
      builtIn(source) {
        const content = resumeFromText(source, newId)
        return content && JSON.stringify(content)
      },
      ...(accountId !== null && { accountId }),
    })
    const content: ResumeContent = JSON.parse(text)
    const saved = accountId === null || !save ? null : await save(accountId, content)
    return { content, engine, resumeId: saved?.id ?? null }
  }

  return {
    async generate(request: GenerateRequest, { accountId, network }: Asker): Promise<Generated> {
      if (request.input.trim() === '') throw new AppError('invalid', 'There is no text to read')
      if (accountId !== null) return generate(request, accountId)
      const visitor = createHash('sha256').update(network).digest('hex')
      const reserved = await quotas.reserve(`visitor ${visitor}`, ANONYMOUS_ANSWERS)
      try {
        const generated = await generate(request, null)
        await reserved.keep()
        return generated
      } catch (error) {
        await reserved.release()
        throw error
      }
    },
  }
}
