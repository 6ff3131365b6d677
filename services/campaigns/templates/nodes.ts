// What a template consists of.
import type { Block } from './tag.ts'

export type TemplateNode = { kind: 'text'; text: string; line: number } | FieldNode | ConditionNode

export interface FieldNode {
  kind: 'field'
  name: string
  /** As it was written, for messages. */
  label: string
  fallback: string | null
  line: number
}

export interface ConditionNode {
  kind: 'condition'
  block: Block
  name: string
  label: string
  /** What is written when the field has a value, and when it has none. */
  filled: TemplateNode[]
  empty: TemplateNode[]
  line: number
}

export interface SyntaxProblem {
  message: string
  /** From 1. */
  line: number
}

export interface ParsedTemplate {
  nodes: TemplateNode[]
  problems: SyntaxProblem[]
}
