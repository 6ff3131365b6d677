// A template as it is kept for the next mail: parsed, with one tree of Markdown for each outcome of its conditions.
import { LRUCache } from 'lru-cache'
import type { Template } from '../campaigns/schemas.ts'
import { type Language, languageOf } from './language.ts'
import { type MarkdownNode, type Parts, parseMarkdown, toMarkdown } from './markdown.ts'
import type { FieldNode, ParsedTemplate, TemplateNode } from './nodes.ts'
import { parseTemplate } from './parse.ts'
import { withoutMarks } from './values.ts'

/** What remains of a template when its conditions are decided. */
export interface Chosen {
  parts: Parts
  /** What the numbers in `parts` stand for. */
  slots: FieldNode[]
}

export interface Body extends Chosen {
  tree: MarkdownNode[]
  /** The template's line of each line of the chosen text. */
  lines: number[]
}

export interface Compiled {
  subject: ParsedTemplate
  body: ParsedTemplate
  /** Of the template's own words. */
  language: Language
  /** `decide` says whether a field has a value. */
  chooseSubject(decide: (name: string) => boolean): Chosen
  chooseBody(decide: (name: string) => boolean): Body
}

/** Templates in use at the same time; more are read again. */
const KEPT_TEMPLATES = 20
/** Nodes of all trees, for all combinations of conditions: some 50 MB. A letter has a hundred nodes. */
const KEPT_NODES = 100_000

const compiled = new LRUCache<string, Compiled>({ max: KEPT_TEMPLATES })
const bodies = new LRUCache<string, Body>({
  maxSize: KEPT_NODES,
  sizeCalculation: ({ tree }) => nodesIn(tree) + 1,
})
let serial = 0

export function compile(template: Template): Compiled {
  const key = `${template.subject.length} ${template.subject}${template.body}`
  return kept(compiled, key, () => compileNew(template))
}

function compileNew({ subject, body }: Template): Compiled {
  const parsedSubject = parseTemplate(withoutMarks(subject))
  const parsedBody = parseTemplate(withoutMarks(body).replace(/\r\n?/g, '\n'))
  serial += 1
  const number = serial
  return {
    subject: parsedSubject,
    body: parsedBody,
    language: languageOf(body),
    chooseSubject: (decide) => choose(parsedSubject.nodes, decide),
    chooseBody(decide) {
      const key = `${number} ${decisions(parsedBody.nodes, decide)}`
      return kept(bodies, key, () => readBody(choose(parsedBody.nodes, decide)))
    },
  }
}

function readBody({ parts, slots, lines }: ReturnType<typeof choose>): Body {
  return { parts, slots, lines, tree: parseMarkdown(toMarkdown(parts)) }
}

function choose(nodes: TemplateNode[], decide: (name: string) => boolean): Chosen & { lines: number[] } {
  const parts: Parts = []
  const slots: FieldNode[] = []
  const lines: number[] = []
  let isLineStart = true

  function add(node: TemplateNode): void {
    if (node.kind === 'condition') {
      for (const child of decide(node.name) ? node.filled : node.empty) add(child)
      return
    }
    if (isLineStart) lines.push(node.line)
    if (node.kind === 'field') {
      isLineStart = false
      parts.push(slots.push(node) - 1)
      return
    }
    parts.push(node.text)
    const count = node.text.split('\n').length - 1
    isLineStart = node.text.endsWith('\n')
    for (let line = 1; line <= count - (isLineStart ? 1 : 0); line += 1) lines.push(node.line + line)
  }

  for (const node of nodes) add(node)
  return { parts, slots, lines }
}

/** Which conditions hold, of those that are asked. */
function decisions(nodes: TemplateNode[], decide: (name: string) => boolean): string {
  let key = ''
  for (const node of nodes) {
    if (node.kind !== 'condition') continue
    const isFilled = decide(node.name)
    key += `${isFilled ? 1 : 0}(${decisions(isFilled ? node.filled : node.empty, decide)})`
  }
  return key
}

function kept<Value extends object>(cache: LRUCache<string, Value>, key: string, make: () => Value): Value {
  const known = cache.get(key)
  if (known) return known
  const value = make()
  cache.set(key, value)
  return value
}

const nodesIn = (nodes: readonly MarkdownNode[]): number =>
  nodes.reduce((sum, { children }) => sum + 1 + nodesIn(children), 0)
