import type { Firestore } from '@google-cloud/firestore'
import { type Forgetting, recordForgetting } from '../platform/forgetting.ts'
import { ENTRIES, KNOWLEDGE } from './knowledge/record.ts'

export const createForgetting = (firestore: Firestore): Forgetting =>
  recordForgetting({ firestore, counted: {}, collections: [KNOWLEDGE, ENTRIES], objects: [] })
