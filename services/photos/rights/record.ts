import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { RightsProfile } from './schemas.ts'

export const RIGHTS = 'photoRights'

/** Its id is its owner's. */
const StoredRights = Type.Object({
  ownerId: Type.String(),
  ...RightsProfile.properties,
  updatedAt: Type.String(),
})
export type StoredRights = Static<typeof StoredRights> & { id: string }
export const rightsDocuments = documents(StoredRights)
