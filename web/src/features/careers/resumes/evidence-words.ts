import type { Evidence } from '../../../../../services/careers/resumes/schemas.ts'

/** Below this a person should look. */
export const UNSURE = 0.7

export function evidenceWords({ page, confidence }: Evidence): string {
  const where = page === null ? 'From the document' : `From page ${page}`
  return `${where}, ${Math.round(confidence * 100)} % sure`
}
