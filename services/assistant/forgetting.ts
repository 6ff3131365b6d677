import type { Firestore } from '@google-cloud/firestore'
import { type Forgetting, joinForgettings, recordForgetting } from '../platform/forgetting.ts'
import { customerForgetting } from './conversations/forgetting.ts'
import { CONVERSATIONS, MESSAGES } from './conversations/record.ts'
import { ASSISTANT_DAYS } from './figures/record.ts'
import { ENTRIES, KNOWLEDGE } from './knowledge/record.ts'
import { SETTINGS } from './settings/record.ts'

/** Conversations go before their messages: without its conversation no message is written. */
export const createForgetting = (firestore: Firestore): Forgetting =>
  joinForgettings([
    recordForgetting({
      firestore,
      counted: {},
      collections: [KNOWLEDGE, ENTRIES, CONVERSATIONS, MESSAGES, ASSISTANT_DAYS, SETTINGS],
      objects: [],
    }),
    customerForgetting(firestore),
  ])
