import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { ShopPage } from './schemas.ts'

export const PAGES = 'shopPages'

const StoredPage = Type.Object({ ownerId: Type.String(), ...ShopPage.properties })
export type PageRecord = Static<typeof StoredPage> & { id: string }
export const pageDocuments = documents(StoredPage)

/** A shop has one page of each kind. */
export const pageId = (ownerId: string, kind: string): string => `${ownerId}-${kind}`
