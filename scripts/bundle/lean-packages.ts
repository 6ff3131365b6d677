import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin } from 'rolldown'
import { clientEdits } from './client-edits.ts'
import { edited } from './edits.ts'
import { frameworkEdits } from './framework-edits.ts'
import { type Namespace, usedProtocol } from './used-protocol.ts'

/** Protocols that clients describe to gRPC at every start, and the services that we call. */
const PROTOCOLS: Record<string, readonly string[]> = {
  '@google-cloud/firestore-api/build/protos/protos.json': ['google.firestore.v1.Firestore'],
  '@google-cloud/pubsub-api/build/protos/protos.json': [
    'google.pubsub.v1.Publisher',
    'google.pubsub.v1.Subscriber',
    'google.pubsub.v1.SchemaService',
  ],
  '@google-cloud/secret-manager/build/protos/protos.json': [
    'google.cloud.secretmanager.v1.SecretManagerService',
  ],
}

/** Modules that clients only re-export: their protocols as generated code, and clients of other services. */
const UNUSED = [
  '@google-cloud/firestore-api/build/src/v1/firestore_admin_client.js',
  '@google-cloud/pubsub/build/protos/protos.js',
  '@google-cloud/pubsub-api/build/protos/protos.js',
  '@google-cloud/secret-manager/build/protos/protos.js',
  '@google-cloud/secret-manager/build/src/v1beta2/index.js',
  'google-gax/build/protos/iam_service.js',
  'google-gax/build/protos/locations.js',
  'google-gax/build/protos/operations.js',
]

/** Firestore's protocol as generated code. The client uses one of its messages. */
const FIRESTORE_CODE = '@google-cloud/firestore-api/build/protos/protos.js'

const EDITS = [...clientEdits, ...frameworkEdits]

const MIME_TYPES = 'mime-db/db.json'
/** The types that a function receives or answers with. The framework's list has 2500, sorted at every start. */
const EXCHANGED = [
  'application/json',
  'application/octet-stream',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'text/html',
  'text/plain',
]

/** Leaves out the parts of packages that slow down every start and are never used. */
export const leanPackages: Plugin = {
  name: 'lean-packages',
  load(id) {
    const file = inPackages(id)
    const services = PROTOCOLS[file]
    if (services) return json(usedProtocol(readJson(id), services))
    if (file === MIME_TYPES) {
      const types = readJson<Record<string, unknown>>(id)
      return json(Object.fromEntries(EXCHANGED.map((type) => [type, types[type]])))
    }
    if (file === FIRESTORE_CODE) return firestoreValues(readJson(join(dirname(id), 'protos.json')))
    return UNUSED.includes(file) ? 'module.exports = {}' : null
  },
  transform(code, id) {
    const edits = EDITS.filter(({ file }) => file === inPackages(id))
    return edits.length > 0 ? { code: edited(code, edits), map: null } : null
  },
}

const inPackages = (id: string) => id.slice(id.lastIndexOf('/node_modules/') + '/node_modules/'.length)

const readJson = <Content = Namespace>(file: string) => JSON.parse(readFileSync(file, 'utf8')) as Content

const json = (content: object) => ({ code: JSON.stringify(content), moduleType: 'json' as const })

/** Replaces the generated code by protobufjs's reflection, which is set up when the first value is made. */
export function firestoreValues(protocol: Namespace): string {
  const name = 'google.firestore.v1.Value'
  return `const { Root } = require('protobufjs');
const protocol = ${JSON.stringify(usedProtocol(protocol, [name]))};
let type;
const fromObject = (value) => (type ??= Root.fromJSON(protocol).lookupType('${name}')).fromObject(value);
module.exports = { google: { firestore: { v1: { Value: { fromObject } } } } };`
}
