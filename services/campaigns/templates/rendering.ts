import type { Template } from '../campaigns/schemas.ts'
import type { Fields } from '../recipients/schemas.ts'
import type { RenderedMail } from './schemas.ts'

export interface MailContext {
  fields: Fields
  /** The sender's identity, below every mail. */
  footer: string
  /** Null in a preview without a recipient. */
  unsubscribeUrl: string | null
}

export interface Rendering {
  mail: RenderedMail
  /** Fields without a value and without a fallback, each once: a mail with one must not be sent. */
  missing: string[]
}

/** Throws AppError `invalid` for a template with a syntax error. */
export type RenderMail = (template: Template, context: MailContext) => Rendering
