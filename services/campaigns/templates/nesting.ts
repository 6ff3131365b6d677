// Puts the parts of a template into the conditions that surround them.
import type { ConditionNode, FieldNode, ParsedTemplate, SyntaxProblem, TemplateNode } from './nodes.ts'
import type { Tag } from './tag.ts'

const MAX_DEPTH = 10
const MAX_PROBLEMS = 20

export function createNesting() {
  const nodes: TemplateNode[] = []
  const problems: SyntaxProblem[] = []
  const open: { node: ConditionNode; branch: TemplateNode[]; hasElse: boolean }[] = []
  /** Blocks that do not exist; their ends are no further problems. */
  const unknown: string[] = []

  function report(message: string, line: number): void {
    if (problems.length < MAX_PROBLEMS) problems.push({ message, line })
  }

  function add(node: TemplateNode): void {
    const branch = open.at(-1)?.branch ?? nodes
    branch.push(node)
  }

  function begin({ block, name, label }: Tag & { kind: 'open' }, line: number): void {
    if (open.length === MAX_DEPTH) {
      // Deeper ones, which could exhaust whatever walks through them, are passed over with their ends.
      unknown.push(block)
      report(`There are more than ${MAX_DEPTH} conditions within each other`, line)
      return
    }
    const node: ConditionNode = { kind: 'condition', block, name, label, filled: [], empty: [], line }
    add(node)
    open.push({ node, branch: block === 'if' ? node.filled : node.empty, hasElse: false })
  }

  function otherwise(line: number): void {
    const inner = open.at(-1)
    if (!inner) report('{{else}} stands outside a condition', line)
    else if (inner.hasElse) report(`${opening(inner.node)} has a second {{else}}`, line)
    else {
      inner.hasElse = true
      inner.branch = inner.node.block === 'if' ? inner.node.empty : inner.node.filled
    }
  }

  function end(block: string, line: number): void {
    const inner = open.at(-1)
    const forgiven = unknown.lastIndexOf(block)
    if (forgiven >= 0) unknown.splice(forgiven, 1)
    else if (inner?.node.block === block) open.pop()
    else if (inner) report(`{{/${block}}} does not end ${opening(inner.node)}`, line)
    else report(`{{/${block}}} ends nothing`, line)
  }

  return {
    report,

    text(text: string, line: number): void {
      if (text !== '') add({ kind: 'text', text, line })
    },

    tag(tag: Tag, line: number): void {
      if (tag.kind === 'field') add({ ...tag, line } satisfies FieldNode)
      else if (tag.kind === 'open') begin(tag, line)
      else if (tag.kind === 'else') otherwise(line)
      else if (tag.kind === 'close') end(tag.block, line)
      else {
        if (tag.block !== undefined) unknown.push(tag.block)
        report(tag.message, line)
      }
    },

    finish(): ParsedTemplate {
      for (const { node } of open) report(`${opening(node)} is not closed by {{/${node.block}}}`, node.line)
      return { nodes, problems: problems.sort((a, b) => a.line - b.line) }
    },
  }
}

const opening = ({ block, label }: ConditionNode) => `{{#${block} ${label}}}`
