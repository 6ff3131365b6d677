import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { AssistantSettings } from './schemas.ts'

/** The id is the owner's. */
export const SETTINGS = 'assistantSettings'

const StoredSettings = Type.Object({ ownerId: Type.String(), ...AssistantSettings.properties })
export type SettingsRecord = Static<typeof StoredSettings> & { id: string }
export const settingsDocuments = documents(StoredSettings)
