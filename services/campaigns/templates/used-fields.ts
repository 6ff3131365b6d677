import type { Template } from '../campaigns/schemas.ts'
import { compile } from './compile.ts'
import type { Place } from './findings.ts'
import type { TemplateNode } from './nodes.ts'

export interface UsedField {
  name: string
  /** As it was written. */
  label: string
  /** Whether a mail has a hole where it has no value. */
  isNeeded: boolean
  place: Place
}

/** Every placeholder and condition of a template, in its order. */
export function usedFields(template: Template): UsedField[] {
  const { subject, body } = compile(template)
  return [...usedIn(subject.nodes, 'subject'), ...usedIn(body.nodes, 'body')]
}

function usedIn(nodes: TemplateNode[], part: Place['part']): UsedField[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'text') return []
    const { name, label, line } = node
    const place = { part, line }
    if (node.kind === 'field') return [{ name, label, isNeeded: node.fallback === null, place }]
    return [{ name, label, isNeeded: false, place }, ...usedIn([...node.filled, ...node.empty], part)]
  })
}
