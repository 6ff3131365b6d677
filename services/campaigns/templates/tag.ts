// Reads what stands between two braces. People copy placeholders from letters and pages, so formatting, invisible signs
// and quotation marks around the words do not matter.
import { fieldName, withoutInvisible } from '../recipients/field-names.ts'

export type Tag =
  /** `fallback` is null without one; an empty one is the wish to leave it out. */
  | { kind: 'field'; name: string; label: string; fallback: string | null }
  | { kind: 'open'; block: Block; name: string; label: string }
  | { kind: 'else' }
  | { kind: 'close'; block: string }
  /** `block` is what it begins, so that its end is not reported once more. */
  | { kind: 'problem'; message: string; block?: string }

export type Block = 'if' | 'unless'

const HTML_TAG = /<\/?[a-z][^<>]*>/gi
const SPACE_ENTITY = /&(?:nbsp|#160|#xa0|ensp|emsp|thinsp);/gi
const QUOTED = /^(["'“”„‘’‚«»])(.*)["'“”‘’«»]$/su
const LIQUID_DEFAULT = /^default\s*[:(]\s*(.*?)\)?$/is
const FILTERS =
  /^(?:upper(?:case)?|lower(?:case)?|capitali[sz]e|title(?:case)?|trim|escape|date|number|raw|safe)$/i
const LOOP = /^(?:(?:each|foreach|while|loop)\s+\S|for\s+\S+\s+in\s)/i
const END_WORD = /^(?:end\s?(?:if|for|each|unless|while)|fi)$/i
const COMPARISON = /[=<>!&|]|\s(?:and|or|not|is|eq|ne|contains)\s/i

const NO_LOOPS = 'There are no loops: each mail is written to one recipient'

/** `inside` is the text between the braces. */
export function readTag(inside: string): Tag {
  const written = plain(inside)
  // The first bar divides, because names have none and fallbacks may.
  const [head = '', ...rest] = written.split('|')
  const label = unquoted(withoutEmphasis(head))
  if (label === '' && rest.length === 0)
    return problem('A placeholder is empty: write the name of a field, such as {{first_name}}')
  if (label === '') return problem('A placeholder has a fallback but no field: write {{first_name | there}}')
  if (/[{}]/.test(label)) return problem(`A single brace stands in {{${short(label)}}}`)
  if (rest.length === 0 || /^[#/]/.test(label)) {
    const block = readBlock(withoutEmphasis(written))
    if (block) return block
  }
  if (LOOP.test(label)) return problem(NO_LOOPS)
  const fallback = rest.length === 0 ? null : readFallback(rest.join('|'))
  if (fallback !== null && FILTERS.test(fallback))
    return problem(
      `“${fallback}” looks like a filter, and there are none: what follows | is written when the field is empty`,
    )
  return { kind: 'field', name: nameOf(label), label, fallback }
}

function readBlock(text: string): Tag | null {
  if (text.startsWith('#')) return readOpen(text.slice(1).trim())
  if (text.startsWith('/')) return { kind: 'close', block: text.slice(1).trim().toLowerCase() }
  if (/^else$/i.test(text)) return { kind: 'else' }
  if (/^(?:else\s?if|elif)\b/i.test(text))
    return problem('Write {{else}}{{#if company}}…{{/if}} instead of {{else if company}}')
  const [, word = '', condition = ''] = /^(if|unless)\s+(\S.*)$/is.exec(text) ?? []
  if (word)
    return problem(
      `Write {{#${word.toLowerCase()} ${short(condition)}}} with a # before ${word.toLowerCase()}`,
    )
  if (END_WORD.test(text)) return problem(`Write {{/if}} instead of {{${text}}}`)
  if (/^[!>&^=@%$*]/.test(text))
    return problem(`{{${short(text)}}} is not understood: a placeholder is the name of a field`)
  return null
}

function readOpen(text: string): Tag {
  const [, word = '', condition = ''] = /^(\S*)\s*(.*)$/s.exec(text) ?? []
  const block = word.toLowerCase()
  if (block !== 'if' && block !== 'unless') {
    const message = LOOP.test(text)
      ? NO_LOOPS
      : `There is no {{#${short(word)}}}, only {{#if field}} and {{#unless field}}`
    return { ...problem(message), block }
  }
  const label = unquoted(condition)
  if (label === '')
    return { ...problem(`{{#${block}}} needs the name of a field: {{#${block} company}}`), block }
  if (COMPARISON.test(label))
    return {
      ...problem(
        `{{#${block} ${short(label)}}} compares: a condition only asks whether one field has a value`,
      ),
      block,
    }
  return { kind: 'open', block, name: nameOf(label), label }
}

function readFallback(text: string): string {
  // In some programs two bars divide, in others `default:` does.
  const written = withoutEmphasis(text).replace(/^\|/, '').trim()
  return unquoted(LIQUID_DEFAULT.exec(written)?.[1] ?? written)
}

/** A name without Latin letters is kept as it is: no column has it, and it is reported as unknown. */
const nameOf = (label: string) => fieldName(label) || label.toLowerCase()

const plain = (text: string) =>
  withoutInvisible(text.replace(HTML_TAG, '').replace(SPACE_ENTITY, ' ')).replace(/\s+/gu, ' ').trim()

/** Underscores stay, because names have them; those around a name are no part of it. */
const withoutEmphasis = (text: string) =>
  text
    .replace(/[*`~\\]+/g, '')
    .replace(/(?<![\p{L}\p{N}])_+(?=\S)|(?<=\S)_+(?![\p{L}\p{N}])/gu, '')
    .trim()

const unquoted = (text: string) => (QUOTED.exec(text)?.[2] ?? text).trim()

const problem = (message: string): { kind: 'problem'; message: string } => ({ kind: 'problem', message })

/** What people wrote is repeated, but not at length. */
const short = (text: string) => (text.length > 40 ? `${text.slice(0, 39).toWellFormed()}…` : text)
