import { expect, test } from 'vitest'
import { processorSeconds } from '../../../tests/processor-time.ts'
import type { TemplateNode } from './nodes.ts'
import { parseTemplate } from './parse.ts'

/** The parts in short: fields as `<name>` or `<name|fallback>`, conditions as `[name? filled : empty]`. */
const outline = (nodes: TemplateNode[]): string =>
  nodes
    .map((node) => {
      if (node.kind === 'text') return node.text
      if (node.kind === 'field') return `<${node.name}${node.fallback === null ? '' : `|${node.fallback}`}>`
      return `[${node.name}? ${outline(node.filled)} : ${outline(node.empty)}]`
    })
    .join('')

test.each([
  ['Hi {{first_name}}!', 'Hi <first_name>!'],
  ['{{ first_name | there }}', '<first_name|there>'],
  ['{{first_name|}}', '<first_name|>'],
  ['{{first_name || "there"}}', '<first_name|there>'],
  ['{{ first_name | default: “dear reader” }}', '<first_name|dear reader>'],
  ['{{a | this | that}}', '<a|this | that>'],
  ['{{**First** name}} {{__First__ name}} {{*First name*}}', '<first_name> <first_name> <first_name>'],
  ['{{<b>First</b> name}} {{<span style="x">first</span>&nbsp;name}}', '<first_name> <first_name>'],
  ['{{first\\_name}} {{`first_name`}}', '<first_name> <first_name>'],
  ['{{“First\u00a0name”}} {{first\u200b_na\u00adme}}', '<first_name> <first_name>'],
  ['{{ First\n\nname | **there** }}', '<first_name|there>'],
  ['{{Prénom}} {{GRÖSSE}}', '<prenom> <grosse>'],
  ['{{姓名}}', '<姓名>'],
  ['{single} { braces }', '{single} { braces }'],
  ['\\{{ first_name }} stays, {{b}} does not', '{{ first_name }} stays, <b> does not'],
  ['two \\\\{{a}}', 'two \\\\<a>'],
  ['{{#if company}}at {{company}}{{else}}there{{/if}}', '[company? at <company> : there]'],
  ['{{#unless company}}x{{else}}y{{/unless}}', '[company? y : x]'],
  ['{{#**If** Company Name}}x{{/IF}}', '[company_name? x : ]'],
  ['{{#if a}}{{#if b}}1{{else}}2{{/if}}{{/if}}', '[a? [b? 1 : 2] : ]'],
  ['- a\n  {{#if b}}\n- b\n{{/if}}  \n- c', '- a\n[b? - b\n : ]- c'],
  ['', ''],
])('%j is %j', (text, expected) => {
  const { nodes, problems } = parseTemplate(text)
  expect(problems).toEqual([])
  expect(outline(nodes)).toBe(expected)
})

test.each([
  ['Hi {{first_name', 1, 'not closed'],
  ['Hi\n\n{{first_name} of {{company}}', 3, 'not closed'],
  ['Hi first_name}}', 1, 'without {{'],
  ['{{{first_name}}}', 1, 'single brace'],
  ['{{}}', 1, 'empty'],
  ['{{ ** }}', 1, 'empty'],
  ['{{ | there}}', 1, 'no field'],
  ['\n{{#each items}}x{{/each}}', 2, 'no loops'],
  ['{{#for item in items}}x{{/for}}', 1, 'no loops'],
  ['{{for item in items}}', 1, 'no loops'],
  ['{% for item in items %}x', 1, 'not understood'],
  ['{{#iff company}}x{{/iff}}', 1, 'no {{#iff}}'],
  ['{{if company}}x', 1, 'with a # before if'],
  ['{{#if}}x{{/if}}', 1, 'needs the name'],
  ['{{#if company == "x"}}x{{/if}}', 1, 'compares'],
  ['a\n{{#if company}}x', 2, 'not closed by {{/if}}'],
  ['{{#if company}}x{{/unless}}{{/if}}', 1, 'does not end {{#if company}}'],
  ['x{{/if}}', 1, 'ends nothing'],
  ['{{else}}', 1, 'outside a condition'],
  ['{{#if a}}1{{else}}2{{else}}3{{/if}}', 1, 'second {{else}}'],
  ['{{#if a}}1{{else if b}}2{{/if}}', 1, 'instead of {{else if'],
  ['{{endif}}', 1, '{{/if}}'],
  ['{{> footer}}', 1, 'not understood'],
  ['{{name | upper}}', 1, 'looks like a filter'],
  ['{{#if a}}'.repeat(11) + '{{/if}}'.repeat(11), 1, 'within each other'],
  ['{{a}}'.repeat(501), 1, 'more than 500'],
])('%j is a problem in line %i: %s', (text, line, message) => {
  const { problems } = parseTemplate(text)
  expect(problems).toEqual([{ line, message: expect.stringContaining(message) }])
})

test('all problems are found, each with its line, and very many are not listed one by one', () => {
  expect(parseTemplate('{{}}\n{{#each a}}\n}}').problems.map(({ line }) => line)).toEqual([1, 2, 3])
  expect(parseTemplate('{{}}\n'.repeat(400)).problems).toHaveLength(20)
})

const LONG = [
  '{{'.repeat(25_000),
  '}}'.repeat(25_000),
  '\\'.repeat(50_000),
  `{{${'_'.repeat(49_000)}}}`,
  '{{#if a}}'.repeat(5000),
  '{{#if a}}'.repeat(3000) + '{{/if}}'.repeat(3000),
]

test('a long text without an end is read in little time', async () => {
  for (const text of LONG) expect(await processorSeconds(() => parseTemplate(text))).toBeLessThan(3)
})
