// The images of a shop that are made when somebody first looks.
import { createMakings as createMakingsIn, type MakingsDeps } from '../../platform/makings.ts'
import { DAYS, MAKINGS, type Making, makingDocuments } from './record.ts'

export type Makings = ReturnType<typeof createMakings>

export const createMakings = (deps: Pick<MakingsDeps<Making>, 'firestore' | 'now' | 'perDay'>) =>
  createMakingsIn<Making>({ ...deps, documents: makingDocuments, collection: MAKINGS, days: DAYS })
