import { invalidArgument } from '../errors.ts'
import type { FieldPath } from '../field-path.ts'
import { isName, parseFieldPath, pickFields } from '../field-path.ts'
import { MAX_TRANSFORMS_PER_DOCUMENT } from '../limits.ts'
import type { DocumentPath, Names } from '../names.ts'
import type { Fields } from '../value.ts'
import { toMicros } from '../value.ts'
import { checkFields } from './check.ts'
import type { FieldTransform, Precondition, WriteMessage } from './messages.ts'
import type { Transform } from './transform.ts'
import { parseTransform } from './transform.ts'

/** `updateTime` in microseconds. */
export type Requirement = { exists: boolean } | { updateTime: number } | null

export interface Write {
  /** Full resource name, for messages. */
  name: string
  path: DocumentPath
  require: Requirement
  /** A `transform` write consists of transforms only. */
  kind: 'set' | 'delete' | 'transform'
  fields: Fields
  /** Null replaces the whole document. */
  mask: FieldPath[] | null
  transforms: Transform[]
}

function parseRequirement(precondition: Precondition | undefined): Requirement {
  if (!precondition) return null
  if (precondition.updateTime) return { updateTime: toMicros(precondition.updateTime) }
  if (precondition.exists !== undefined) return { exists: precondition.exists }
  return null
}

function parseMaskPath(text: string): FieldPath {
  const path = parseFieldPath(text)
  if (isName(path)) throw invalidArgument('The field path "__name__" cannot be written.')
  return path
}

function parseTransforms(transforms: FieldTransform[] = []): Transform[] {
  if (transforms.length > MAX_TRANSFORMS_PER_DOCUMENT) {
    throw invalidArgument(`At most ${MAX_TRANSFORMS_PER_DOCUMENT} field transforms are allowed per document.`)
  }
  return transforms.map(parseTransform)
}

/** Throws INVALID_ARGUMENT. */
export function parseWrite(names: Names, message: WriteMessage): Write {
  const require = parseRequirement(message.currentDocument)
  const target = (name: string | undefined) => {
    if (!name) throw invalidArgument('A write lacks its document name.')
    return { name, path: names.document(name), require }
  }
  const nothing = { fields: {}, mask: null, transforms: [] }
  if (message.delete !== undefined) return { ...target(message.delete), kind: 'delete', ...nothing }
  if (message.transform) {
    const { document, fieldTransforms } = message.transform
    if (!fieldTransforms?.length) throw invalidArgument('A transform has no field transforms.')
    return {
      ...target(document),
      kind: 'transform',
      ...nothing,
      transforms: parseTransforms(fieldTransforms),
    }
  }
  if (!message.update) throw invalidArgument('A write has no operation.')
  const { name, fields = {} } = message.update
  const mask = message.updateMask ? (message.updateMask.fieldPaths ?? []).map(parseMaskPath) : null
  checkFields(fields)
  return {
    ...target(name),
    kind: 'set',
    fields: mask ? pickFields(fields, mask) : fields,
    mask,
    transforms: parseTransforms(message.updateTransforms),
  }
}
