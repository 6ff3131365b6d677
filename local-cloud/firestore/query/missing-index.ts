import { failedPrecondition } from '../errors.ts'
import { formatFieldPath, NAME_FIELD } from '../field-path.ts'
import type { Composite, Direction, IndexScope } from '../indexes/declared.ts'
import { WireWriter } from '../wire/writer.ts'

interface Wanted {
  project: string
  database: string
  group: string
  scope: IndexScope
}

const ORDER = { ASCENDING: 1, DESCENDING: 2 } as const
const SHORT = { ASCENDING: 'ASC', DESCENDING: 'DESC', CONTAINS: 'CONTAINS' } as const

/** A google.firestore.admin.v1.Index or Field, encoded as the console's link carries it. */
function encodeIndex(name: string, scope: IndexScope, fields: Composite['fields']): string {
  const writer = new WireWriter()
  writer.text(0x0a, name)
  writer.byte(0x10)
  writer.byte(scope === 'COLLECTION' ? 1 : 2)
  for (const { path, direction } of fields) {
    writer.message(0x1a, () => {
      writer.text(0x0a, formatFieldPath(path))
      writer.byte(direction === 'CONTAINS' ? 0x18 : 0x10)
      writer.byte(direction === 'CONTAINS' ? 1 : ORDER[direction])
    })
  }
  return writer.take().toString('base64url')
}

const describe = (fields: Composite['fields']) =>
  fields.map(({ path, direction }) => `${formatFieldPath(path)} ${SHORT[direction]}`).join(', ')

const console = (project: string, database: string) =>
  `https://console.firebase.google.com/v1/r/project/${project}/firestore/${database === '(default)' ? '' : `databases/${database}/`}indexes`

/** Google's answer when a composite index is missing, plus the index in words. */
export function compositeMissing(wanted: Wanted, { fields, nameDescending }: Composite) {
  const { project, database, group, scope } = wanted
  const name = { path: [NAME_FIELD], direction: nameDescending ? 'DESCENDING' : 'ASCENDING' } as const
  const code = encodeIndex(
    `projects/${project}/databases/${database}/collectionGroups/${group}/indexes/_`,
    scope,
    [...fields, name],
  )
  return failedPrecondition(
    `The query requires an index. You can create it here: ${console(project, database)}?create_composite=${code} (${scope} ${group}: ${describe(fields)})`,
  )
}

/** Google's answer when a field has no single-field index in the wanted scope. */
export function singleMissing(wanted: Wanted, field: { path: readonly string[]; direction: Direction }) {
  const { project, database, group, scope } = wanted
  const kind = `${scope === 'COLLECTION_GROUP' ? 'COLLECTION_GROUP_' : ''}${SHORT[field.direction]}`
  const text = formatFieldPath(field.path)
  const code = encodeIndex(
    `projects/${project}/databases/${database}/collectionGroups/${group}/fields/${text}`,
    scope,
    [field],
  )
  return failedPrecondition(
    `The query requires a ${kind} index for collection ${group} and field ${text}. You can create it here: ${console(project, database)}?create_exemption=${code}`,
  )
}

/** Google's answer when a vector index is missing: the command that creates it. */
export function vectorMissing(
  { project, database, group, scope }: Wanted,
  { fields, path, dimension }: { fields: readonly string[]; path: readonly string[]; dimension: number },
) {
  const configs = [
    ...fields.map((field) => `order=ASCENDING,field-path=${field}`),
    `vector-config='{"dimension":"${dimension}","flat": "{}"}',field-path=${formatFieldPath(path)}`,
  ]
  const options = [
    `--project=${project}`,
    `--database=${database}`,
    `--collection-group=${group}`,
    `--query-scope=${scope}`,
    ...configs.map((config) => `--field-config=${config}`),
  ]
  return failedPrecondition(
    `Missing vector index configuration. Please create the required index with the following gcloud command: gcloud firestore indexes composite create ${options.join(' ')}`,
  )
}
