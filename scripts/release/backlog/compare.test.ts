import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compareBacklogs } from './compare.ts'
import { examplesOf } from './examples.ts'

const root = join(import.meta.dirname, '../../..')

/** A version of the project whose only function hears `sent`, with this payload. */
function tree(payload: string) {
  const path = mkdtempSync(join(tmpdir(), 'backlog-'))
  mkdirSync(join(path, 'infra'))
  symlinkSync(join(root, 'services'), join(path, 'services'))
  symlinkSync(join(root, 'node_modules'), join(path, 'node_modules'))
  writeFileSync(
    join(path, 'infra/functions.ts'),
    `import Type from 'typebox'
     const topic = { name: 'sent', payload: Type.Object(${payload}) }
     export const functions = [{ name: 'take', topic, timeoutSeconds: 60 }]`,
  )
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true }) }
}

test('a field that becomes required is missing in what waits, and one that goes is missed by the old version', async () => {
  using old = tree('{ id: Type.String(), kind: Type.Enum(["a", "b"]), size: Type.Optional(Type.Integer()) }')
  using fresh = tree('{ id: Type.String(), size: Type.Integer(), note: Type.Optional(Type.String()) }')

  const { incompatible } = await compareBacklogs(old.path, fresh.path, new AbortController().signal)

  expect(incompatible.map(({ publisher, function: name, problems }) => [publisher, name, problems])).toEqual([
    ['old', 'take', ['size is required']],
    ['new', 'take', ['kind is required']],
  ])
})

test('examples are the least, the most, and every alternative', () => {
  const examples = examplesOf({
    type: 'object',
    required: ['id'],
    properties: {
      id: { type: 'string', pattern: '^[0-9a-f]{4}$' },
      kind: { enum: ['x', 'y'] },
      items: { type: 'array', minItems: 1, items: { anyOf: [{ const: 1 }, { type: 'null' }] } },
    },
  })

  expect(examples).toContainEqual({ id: 'a1a1' })
  expect(examples).toContainEqual({ id: 'a1a1', kind: 'y', items: [1] })
  expect(examples).toContainEqual({ id: 'a1a1', kind: 'x', items: [1, null, 1] })
  expect(examples).toContainEqual({ id: 'a1a1', kind: 'x', items: [null] })
})
