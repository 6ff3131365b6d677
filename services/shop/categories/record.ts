import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { recordFields } from '../../platform/records.ts'
import { nullable } from '../../platform/schemas.ts'
import { Category } from './schemas.ts'

export const CATEGORIES = 'shopCategories'

const { id: _id, updatedAt: _updatedAt, ...fields } = Category.properties

const facts = {
  ownerId: Type.String(),
  ...fields,
  state: Type.Enum(['live', 'deleting']),
  trashedAt: nullable(Type.String()),
}
const CategoryFacts = Type.Object(facts)
export type CategoryFacts = Static<typeof CategoryFacts> & { id: string }

const StoredCategory = Type.Object({
  ...facts,
  ...recordFields,
  facets: Type.Array(Type.String()),
})
export type CategoryRecord = Static<typeof StoredCategory> & { id: string }
export const categoryDocuments = documents(StoredCategory)
