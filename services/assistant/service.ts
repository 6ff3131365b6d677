// The assistant of a maker's shop. Each subject offers its parts; here they become the room's.
import type { Firestore } from '@google-cloud/firestore'
import { findRecords } from '../platform/finding.ts'
import { createGuestTokens } from '../platform/guest-tokens.ts'
import type { Log } from '../platform/log.ts'
import type { SecretKeys } from '../platform/secret-keys.ts'
import type { Answering } from './answers/contract.ts'
import { type AskedShop, createAsking } from './conversations/asking.ts'
import { foundConversation } from './conversations/complete.ts'
import { createKeeping } from './conversations/keeping.ts'
import { createLive } from './conversations/live.ts'
import { createLookingAfter } from './conversations/looking-after.ts'
import { createQuestions, type QuestionsDeps } from './conversations/questions.ts'
import { createConversationStore } from './conversations/store.ts'
import { createTrials } from './conversations/trials.ts'
import { createExporting } from './exporting.ts'
import { createFigures } from './figures/service.ts'
import { createStanding } from './knowledge/standing.ts'
import type { Retrieving } from './retrieval/contract.ts'
import { createGreeting } from './settings/greeting.ts'
import { createSettings } from './settings/service.ts'
import { createUpkeep } from './settings/upkeep.ts'

export interface AssistantRoomDeps {
  firestore: Firestore
  /** Null while nobody answers: then nothing can be asked. */
  answering: Answering | null
  retrieving: Pick<Retrieving, 'warm'> | null
  /** The keys of the secret `shop-key`. */
  keys: SecretKeys
  /** The maker's own; null for one who has none. */
  shopOf(ownerId: string): Promise<AskedShop | null>
  /** The questions of a shop's FAQs, in its order. */
  questionsOf(ownerId: string): Promise<string[]>
  faqs: QuestionsDeps['faqs']
  /** Of an account; null for one that is gone. */
  emailOf(accountId: string): Promise<string | null>
  log: Log
  /** Milliseconds since the epoch. */
  now: () => number
  newId: () => string
  /** 0 to 1. */
  random: () => number
}

export type AssistantRoom = ReturnType<typeof createAssistantRoom>

export function createAssistantRoom(deps: AssistantRoomDeps) {
  const { firestore, retrieving } = deps
  const settings = createSettings({ firestore })
  const store = createConversationStore(deps)
  const keeping = createKeeping({ ...deps, store, settings })
  return {
    keeping,
    asking: deps.answering && createAsking({ ...deps, answering: deps.answering, store, settings }),
    trials: deps.answering && createTrials({ ...deps, answering: deps.answering }),
    conversations: createLookingAfter({ ...deps, store }),
    questions: createQuestions({ ...deps, store }),
    figures: createFigures(deps),
    greeting: createGreeting({ ...deps, settings, keeping, warm: (ownerId) => retrieving?.warm(ownerId) }),
    upkeep: createUpkeep({ ...deps, settings, knowledge: { state: createStanding(firestore) } }),
    guestTokens: createGuestTokens(deps.keys, "guest's conversations"),
    live: createLive(store),
    finding: findRecords({ list: store.list, show: foundConversation }),
    exporting: createExporting({ ...deps, store }),
  }
}
