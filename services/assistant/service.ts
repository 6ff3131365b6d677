// The assistant of a maker's shop. Each subject offers its parts; here they become the room's.
import type { Firestore } from '@google-cloud/firestore'
import { findRecords } from '../platform/finding.ts'
import { createGuestTokens } from '../platform/guest-tokens.ts'
import type { Log } from '../platform/log.ts'
import type { Publish } from '../platform/publish.ts'
import type { SecretKeys } from '../platform/secret-keys.ts'
import type { Answering, Models } from './answers/contract.ts'
import type { DailyAnswers } from './answers/limits.ts'
import { createAnswering } from './answers/service.ts'
import { type AskedShop, createAsking } from './conversations/asking.ts'
import { foundConversation } from './conversations/complete.ts'
import { createKeeping } from './conversations/keeping.ts'
import { createLive } from './conversations/live.ts'
import { createLookingAfter } from './conversations/looking-after.ts'
import { createQuestions, type QuestionsDeps } from './conversations/questions.ts'
import { createConversationStore } from './conversations/store.ts'
import { createTrials } from './conversations/trials.ts'
import type { Embedders } from './embedders.ts'
import { createExporting } from './exporting.ts'
import { createFigures } from './figures/service.ts'
import { createKnowledgeLoading } from './knowledge/loading.ts'
import { createKnowledgeStores } from './knowledge/parts.ts'
import { createRebuilding } from './knowledge/rebuilding.ts'
import type { ShopFacts, ShopKnowledge } from './knowledge/shop-knowledge.ts'
import { createStanding } from './knowledge/standing.ts'
import { createSearchThread } from './retrieval/index/search-thread.ts'
import { createRetrieving } from './retrieval/retrieving.ts'
import { createGreeting } from './settings/greeting.ts'
import { createSettings } from './settings/service.ts'
import { createUpkeep } from './settings/upkeep.ts'

export interface AssistantRoomDeps {
  firestore: Firestore
  publish: Publish
  /** What the shop's room tells of its shops. */
  shop: Pick<ShopKnowledge, 'confirm'>
  facts: ShopFacts
  embedders: Embedders
  models: Models
  /** Counts the answers of models. */
  dailyAnswers: DailyAnswers
  /** Left out, the shop's knowledge and the studio's models answer. */
  answering?: Answering | undefined
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
  const { firestore } = deps
  const { states, entries } = createKnowledgeStores(deps)
  const thread = createSearchThread()
  const knowledge = createKnowledgeLoading({ ...deps, states, entries })
  const retrieving = createRetrieving({ ...deps, knowledge, thread })
  const answering = deps.answering ?? createAnswering({ ...deps, retrieving, newMarker: deps.newId })

  const settings = createSettings(deps)
  const store = createConversationStore(deps)
  const keeping = createKeeping({ ...deps, store, settings })
  return {
    answering,
    keeping,
    asking: createAsking({ ...deps, answering, store, settings }),
    trials: createTrials({ ...deps, answering }),
    conversations: createLookingAfter({ ...deps, store }),
    questions: createQuestions({ ...deps, store }),
    figures: createFigures(deps),
    greeting: createGreeting({ ...deps, settings, keeping, warm: retrieving.warm }),
    upkeep: createUpkeep({
      ...deps,
      settings,
      knowledge: {
        state: createStanding(firestore),
        rebuild: createRebuilding({ ...deps, states }).rebuild,
      },
    }),
    guestTokens: createGuestTokens(deps.keys, "guest's conversations"),
    live: createLive(store),
    finding: findRecords({ list: store.list, show: foundConversation }),
    exporting: createExporting({ ...deps, store }),
    close: thread.close,
  }
}
