import type { DatabaseDescription } from '../../description.ts'
import type { FieldPath } from '../field-path.ts'
import { formatFieldPath, isName, parseFieldPath } from '../field-path.ts'

export type Direction = 'ASCENDING' | 'DESCENDING' | 'CONTAINS'
export type IndexScope = 'COLLECTION' | 'COLLECTION_GROUP'

export interface Composite {
  fields: { path: FieldPath; direction: Direction }[]
  nameDescending: boolean
}

/** Finds the nearest vectors among the documents whose other fields have given values. */
export interface VectorIndex {
  equal: FieldPath[]
  path: FieldPath
  dimension: number
}

/** Stands for all collections in a declaration; `*` stands for all fields. */
const EVERY_COLLECTION = '__default__'
const EVERY_FIELD = '*'

/**
 * Which indexes production would have: the composite ones of the description, and the automatic single-field ones where
 * a field's own settings do not replace them. Automatic indexes cover single collections, not collection groups.
 */
export function createDeclaredIndexes({ indexes, fields }: Pick<DatabaseDescription, 'indexes' | 'fields'>) {
  const composites = new Map<string, Composite[]>()
  const vectors = new Map<string, VectorIndex[]>()
  for (const { collection, queryScope, fields: parts } of indexes) {
    const key = `${queryScope}/${collection}`
    const vector = parts.find(({ vectorConfig }) => vectorConfig)
    if (vector?.vectorConfig) {
      const equal = parts.filter((part) => part !== vector).map(({ path }) => parseFieldPath(path))
      const index = {
        equal: equal.filter((path) => !isName(path)),
        path: parseFieldPath(vector.path),
        dimension: vector.vectorConfig.dimension,
      }
      vectors.set(key, [...(vectors.get(key) ?? []), index])
      continue
    }
    const all = parts.map((part) => ({
      path: parseFieldPath(part.path),
      direction: part.arrayConfig ?? part.order ?? ('ASCENDING' as Direction),
    }))
    const named = all.findIndex(({ path }) => isName(path))
    const name = named === -1 ? all.at(-1)! : all[named]!
    const composite = {
      fields: named === -1 ? all : all.slice(0, named),
      nameDescending: name.direction === 'DESCENDING',
    }
    composites.set(key, [...(composites.get(key) ?? []), composite])
  }

  const settings = new Map<string, { direction: Direction; scope: IndexScope }[]>()
  for (const { collection, field, indexes: own } of fields) {
    if (own === null) continue
    const known = own.map(({ order, arrayConfig, queryScope }) => ({
      direction: arrayConfig ?? order ?? ('ASCENDING' as Direction),
      scope: queryScope,
    }))
    settings.set(`${collection}/${field}`, known)
  }

  /** The nearest setting: the field's own, then that of the maps around it, then that of all fields. */
  function settingOf(group: string, path: FieldPath) {
    for (let length = path.length; length > 0; length--) {
      const own = settings.get(`${group}/${formatFieldPath(path.slice(0, length))}`)
      if (own) return own
    }
    return settings.get(`${group}/${EVERY_FIELD}`) ?? settings.get(`${EVERY_COLLECTION}/${EVERY_FIELD}`)
  }

  return {
    hasSingle(group: string, scope: IndexScope, path: FieldPath, direction: Direction): boolean {
      const own = settingOf(group, path)
      if (!own) return scope === 'COLLECTION'
      return own.some((index) => index.scope === scope && index.direction === direction)
    },
    composites: (group: string, scope: IndexScope): readonly Composite[] =>
      composites.get(`${scope}/${group}`) ?? [],
    vectors: (group: string, scope: IndexScope): readonly VectorIndex[] =>
      vectors.get(`${scope}/${group}`) ?? [],
  }
}

/** Used for the database's own queries, which need no declared index. */
export const everyIndex: DeclaredIndexes = {
  hasSingle: () => true,
  composites: () => [],
  vectors: () => [],
}

export type DeclaredIndexes = ReturnType<typeof createDeclaredIndexes>
