// What can be said about a template before anybody's values are known.
import type { Template } from '../campaigns/schemas.ts'
import { meantField } from '../recipients/field-names.ts'
import { compile } from './compile.ts'
import { finding } from './findings.ts'
import { foreignPlaceholders } from './foreign-placeholders.ts'
import type { MarkdownNode } from './markdown.ts'
import type { Finding } from './schemas.ts'
import { mostSimilar } from './similar.ts'
import { spamSigns } from './spam-signs.ts'
import { type UsedField, usedFields } from './used-fields.ts'

export interface TemplateSurroundings {
  /** The fields that recipients' rows have; empty as long as there are none. */
  fields: readonly string[]
  /** How many files go with the mail. */
  attachments: number
}

/** Unknown fields that are named, and columns that are named beside each. */
const MOST_UNKNOWN = 20
const MOST_COLUMNS = 100

const named = (columns: readonly string[]) =>
  columns.length > MOST_COLUMNS
    ? `${columns.slice(0, MOST_COLUMNS).join(', ')} and ${columns.length - MOST_COLUMNS} more`
    : columns.join(', ')

/** Fields that every recipient has. */
const ALWAYS = ['email']

export function templateFindings(
  template: Template,
  { fields, attachments }: TemplateSurroundings,
): Finding[] {
  const known = [...new Set([...ALWAYS, ...fields])]
  return [
    ...emptyParts(template),
    ...syntax(template),
    ...(fields.length === 0 ? [] : unknownFields(usedFields(template), known)),
    ...foreign(template, known),
    ...images(template),
    ...spamSigns(template, { attachments }),
  ]
}

/** Whether no row has the field, so that its value is missing for everybody. */
export const isUnknown = (name: string, fields: readonly string[]) =>
  meantField(name, [...ALWAYS, ...fields]) === null

function emptyParts({ subject, body }: Template): Finding[] {
  const problem = (kind: 'empty-subject' | 'empty-body', message: string) =>
    finding({ severity: 'problem', kind, message })
  return [
    ...(subject.trim() === '' ? [problem('empty-subject', 'The mail has no subject')] : []),
    ...(body.trim() === '' ? [problem('empty-body', 'The mail has no text')] : []),
  ]
}

function syntax(template: Template): Finding[] {
  const { subject, body } = compile(template)
  return [
    ...subject.problems.map((problem) => ({ ...problem, part: 'subject' as const })),
    ...body.problems.map((problem) => ({ ...problem, part: 'body' as const })),
  ].map(({ message, line, part }) =>
    finding({ severity: 'problem', kind: 'syntax', message, place: { part, line } }),
  )
}

function unknownFields(used: UsedField[], known: readonly string[]): Finding[] {
  const unknown = used.filter(({ name }) => meantField(name, known) === null)
  const byName = [...Map.groupBy(unknown, ({ name }) => name).values()]
  // What leaves a hole comes first, so that it is never among those that are not named.
  const [holes, others] = [true, false].map((isHole) =>
    byName.filter((uses) => uses.some(({ isNeeded }) => isNeeded) === isHole),
  )
  return [...(holes ?? []), ...(others ?? [])].slice(0, MOST_UNKNOWN).flatMap((uses) => {
    const first = uses.find(({ isNeeded }) => isNeeded) ?? uses[0]
    if (!first) return []
    const similar = mostSimilar(first.name, known)
    const hint = similar ? ` Do you mean {{${similar}}}?` : ''
    const columns = `The columns are ${named(known)}.`
    return finding({
      // What has a fallback or is only asked for leaves no hole, but is never filled either.
      severity: first.isNeeded ? 'problem' : 'warning',
      kind: 'unknown-field',
      message: `No column is called “${first.label}”.${hint} ${columns}`,
      place: first.place,
    })
  })
}

function foreign({ subject, body }: Template, known: readonly string[]): Finding[] {
  const inPart = (part: 'subject' | 'body', text: string) =>
    foreignPlaceholders(text, known).map(({ written, field, line }) =>
      finding({
        severity: 'warning',
        kind: 'unknown-field',
        message: `“${written}” is sent as it is. Write {{${field}}} for the recipient's value`,
        place: { part, line },
      }),
    )
  return [...inPart('subject', subject), ...inPart('body', body)]
}

/** The text that is written when every field has a value. */
function images(template: Template): Finding[] {
  const { chooseBody, body } = compile(template)
  if (body.problems.length > 0) return []
  const { tree, lines } = chooseBody(() => true)
  return flat(tree)
    .filter(({ type }) => type === 'image')
    .map(({ line }) =>
      finding({
        severity: 'warning',
        kind: 'link',
        message: 'Pictures are not loaded in mails: the recipient sees a link. Attach the picture instead',
        place: { part: 'body', line: lines[line] ?? 1 },
      }),
    )
}

const flat = (nodes: MarkdownNode[]): MarkdownNode[] =>
  nodes.flatMap((node) => [node, ...flat(node.children)])
