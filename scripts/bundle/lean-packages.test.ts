import { createRequire } from 'node:module'
import protobuf from 'protobufjs'
import { expect, test } from 'vitest'
import { edited } from './edits.ts'
import { firestoreValues } from './lean-packages.ts'
import { type Namespace, usedProtocol } from './used-protocol.ts'

const require = createRequire(import.meta.url)
const whole = require('@google-cloud/firestore-api/build/protos/protos.json') as Namespace
const FIRESTORE = 'google.firestore.v1.Firestore'

test('a protocol keeps what its service can send and receive, and nothing else', () => {
  const used = usedProtocol(whole, [FIRESTORE])

  const names = (root: object) =>
    allTypes(protobuf.Root.fromJSON(root).resolveAll())
      .map(({ fullName }) => fullName)
      .filter((name) => name.startsWith('.google.firestore'))
      .toSorted()
  const v1 = names(whole).filter((name) => name.startsWith('.google.firestore.v1.'))
  expect(names(used)).toEqual(v1)
  expect(used.nested?.google?.nested?.firestore?.nested).not.toHaveProperty('admin')
  expect(used.nested?.google?.nested).not.toHaveProperty('api')
  expect(used.nested?.google?.nested?.protobuf?.nested).toHaveProperty('Timestamp')
  expect(() => usedProtocol(whole, ['google.firestore.v2.Firestore'])).toThrow(
    'google.firestore.v2.Firestore',
  )
})

test('a name is found from the inside out', () => {
  const protocol: Namespace = {
    nested: {
      a: {
        nested: {
          Service: { methods: { call: { requestType: 'Ask', responseType: 'b.Ask' } } },
          Ask: { fields: { own: { type: 'Part' } }, nested: { Part: { fields: {} }, Rest: { fields: {} } } },
          Part: { fields: {} },
        },
      },
      b: { nested: { Ask: { fields: { text: { type: 'string' } } } } },
    },
  }

  const { a, b } = usedProtocol(protocol, ['a.Service']).nested ?? {}

  expect(Object.keys(a?.nested ?? {})).toEqual(['Service', 'Ask'])
  expect(Object.keys(a?.nested?.Ask?.nested ?? {})).toEqual(['Part'])
  expect(Object.keys(b?.nested ?? {})).toEqual(['Ask'])
})

test.each([
  { stringValue: 'ä' },
  { integerValue: '9007199254740993' },
  { integerValue: -1 },
  { doubleValue: 0.5 },
  { doubleValue: Number.NaN },
  { booleanValue: false },
  { nullValue: 'NULL_VALUE' },
  { bytesValue: Buffer.from([1, 2, 255]) },
  { timestampValue: { seconds: 12, nanos: 5 } },
  { geoPointValue: { latitude: 1.5, longitude: -2 } },
  { referenceValue: 'projects/p/databases/d/documents/a/b' },
  { arrayValue: { values: [{ stringValue: 'a' }, { mapValue: { fields: { b: { integerValue: 2 } } } }] } },
  { mapValue: {} },
])('a value of Firestore is made as the generated code makes it: %j', (value) => {
  const module = { exports: {} as { google: typeof generated } }
  new Function('require', 'module', firestoreValues(whole))(require, module)
  const generated = require('@google-cloud/firestore-api/build/protos/protos').google

  const lean = module.exports.google.firestore.v1.Value.fromObject(value).toJSON()

  expect(lean).toEqual(generated.firestore.v1.Value.fromObject(value).toJSON())
})

test('a package that is written otherwise is not edited', () => {
  const edit = { file: 'a/index.js', from: 'one()', to: 'two()' }

  expect(edited('call(one())', [edit])).toBe('call(two())')
  expect(() => edited('call(three())', [edit])).toThrow('a/index.js is not written as it was')
  expect(() => edited('one() + one()', [edit])).toThrow('a/index.js is not written as it was')
})

function allTypes(at: protobuf.NamespaceBase): protobuf.ReflectionObject[] {
  return at.nestedArray.flatMap((object) => [
    ...(object instanceof protobuf.Type || object instanceof protobuf.Enum ? [object] : []),
    ...(object instanceof protobuf.Namespace ? allTypes(object) : []),
  ])
}
