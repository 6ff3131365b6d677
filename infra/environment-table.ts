// The fields of an environment's file as a table, made of the schema, so that the documents cannot differ from it.
import { join } from 'node:path'
import { environmentSchema } from './environment-schema.ts'

interface Field {
  description?: string
  type?: string
  enum?: readonly string[]
  items?: Field
  minimum?: number
  maximum?: number
  properties?: Record<string, Field>
  required?: readonly string[]
}

interface Row {
  path: string
  field: Field
  isRequired: boolean
}

/** Every field that holds a value, with its path: `backups.dailyDays`. What has fields of its own is the text before. */
export function environmentFields(schema = environmentSchema() as Field, path = ''): Row[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const row = { path: path + name, field, isRequired: schema.required?.includes(name) ?? false }
    return [row, ...environmentFields(field, `${row.path}.`)]
  })
}

/** Markdown: a line for each field with its kind, unit and rule. */
export function environmentTable(): string {
  const rows = environmentFields().map(
    ({ path, field, isRequired }) =>
      `| \`${path}\` | ${kindOf(field)} | ${isRequired ? '' : 'Optional. '}${field.description} |`,
  )
  return ['| field | | |', '|---|---|---|', ...rows].join('\n')
}

/** Values that are listed elsewhere. */
const LONG_LIST = 5

function kindOf(field: Field): string {
  if (field.items) return `list of ${kindOf(field.items)}s`
  if (field.properties) return ''
  if (field.enum)
    return field.enum.length > LONG_LIST ? 'text' : field.enum.map((each) => `\`${each}\``).join(', ')
  if (field.type === 'boolean') return '`true`, `false`'
  if (field.type === 'string') return 'text'
  return rangeOf(field)
}

function rangeOf({ type, minimum, maximum }: Field): string {
  const kind = type === 'integer' ? 'whole number' : 'number'
  // The largest whole number that JSON keeps is no rule of anybody's.
  if (maximum === undefined || maximum === Number.MAX_SAFE_INTEGER) return `${kind} from ${minimum}`
  return `${kind}, ${minimum} to ${maximum}`
}

export const DOCUMENT = join(import.meta.dirname, '../docs/deploying.md')
const BEGIN = '<!-- npm run synth -- --schema writes this table -->'
const END = '<!-- until here -->'

/** The document with the table between its marks. Throws where it has none. */
export function withEnvironmentTable(document: string): string {
  const [before, after] = [document.indexOf(BEGIN), document.indexOf(END)]
  if (before < 0 || after < before)
    throw new Error(`The document has no place for the table: ${BEGIN} … ${END}`)
  return `${document.slice(0, before + BEGIN.length)}\n${environmentTable()}\n${document.slice(after)}`
}
