import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { shortListFacts, shortListFields } from '../short-lists/record.ts'
import { Category } from './schemas.ts'

export const CATEGORIES = 'shopCategories'

const { id: _id, updatedAt: _updatedAt, ...fields } = Category.properties

const CategoryFacts = Type.Object({ ...fields, ...shortListFacts })
export type CategoryFacts = Static<typeof CategoryFacts> & { id: string }

const StoredCategory = Type.Object({ ...CategoryFacts.properties, ...shortListFields })
export type CategoryRecord = Static<typeof StoredCategory> & { id: string }
export const categoryDocuments = documents(StoredCategory)
