// Makes one recipient's mail: subject, plain text and HTML from one template.

import { AppError } from '../../platform/errors.ts'
import type { Template } from '../campaigns/schemas.ts'
import { type Body, compile } from './compile.ts'
import { frameHtml, frameText } from './frame.ts'
import { type LinkTarget, linkTarget } from './links.ts'
import type { MarkdownNode, Parts } from './markdown.ts'
import type { FieldNode } from './nodes.ts'
import type { MailContext, Rendering, RenderMail } from './rendering.ts'
import { fieldValue, subjectLine, subjectValue } from './values.ts'
import { writeHtml } from './write-html.ts'
import { writeText } from './write-text.ts'
import type { Writing } from './writing.ts'

/** A link of a mail that is wrong. */
export interface WrongLink {
  target: LinkTarget
  /** Line of the body, from 1. */
  line: number
}

export interface DetailedRendering extends Rendering {
  wrongLinks: WrongLink[]
  /** Whether nothing but what stands below every mail is left. */
  isEmpty: boolean
}

export const renderMail: RenderMail = (template, context) => {
  const { mail, missing } = renderDetailed(template, context)
  return { mail, missing }
}

/** The same, with what the check wants to know. Throws AppError `invalid` for a template with a syntax error. */
export function renderDetailed(template: Template, context: MailContext): DetailedRendering {
  const compiled = compile(template)
  const [problem] = [...compiled.subject.problems, ...compiled.body.problems]
  if (problem) throw new AppError('invalid', problem.message, { reason: 'template-syntax' })

  const missing = new Set<string>()
  const decide = (name: string) => fieldValue(context.fields, name) !== ''
  const shown = (field: FieldNode): string => {
    const value = fieldValue(context.fields, field.name)
    if (value !== '') return value
    if (field.fallback === null) missing.add(field.name)
    return field.fallback ?? ''
  }

  const chosen = compiled.chooseSubject(decide)
  const subject = subjectLine(fill(chosen.parts, chosen.slots.map(shown).map(subjectValue)))
  const body = compiled.chooseBody(decide)
  const values = body.slots.map(shown)
  const { writing, wrongLinks } = createWriting(body, values)
  const html = writeHtml(body.tree, writing)
  const text = writeText(body.tree, writing)
  const frame = { ...context, language: compiled.language }
  return {
    mail: { subject, text: frameText(text, frame), html: frameHtml({ html, subject }, frame) },
    missing: [...missing],
    wrongLinks,
    isEmpty: text.trim() === '',
  }
}

const fill = (parts: Parts, values: string[]): string =>
  parts.map((part) => (typeof part === 'number' ? (values[part] ?? '') : part)).join('')

/** Both parts of the mail show the same links, so each is judged once. */
function createWriting(body: Body, values: string[]) {
  const targets = new Map<MarkdownNode, LinkTarget>()
  const wrongLinks: WrongLink[] = []
  const writing: Writing = {
    fill: (parts) => fill(parts, values),
    target(link) {
      const known = targets.get(link)
      if (known) return known
      const target = linkTarget(link.href, (slot) => values[slot] ?? '')
      targets.set(link, target)
      if (target.problem !== null) wrongLinks.push({ target, line: body.lines[link.line] ?? 1 })
      return target
    },
  }
  return { writing, wrongLinks }
}
