// Questions that the evidence gate is fitted to besides the golden set's building half: more of the demo shop, and some
// of a shop of another kind. They are looked at one by one while building, and say nothing about how good it is.
import * as demoLanguages from './building/demo-languages.ts'
import * as demoParaphrase from './building/demo-paraphrase.ts'
import * as demoRefused from './building/demo-refused.ts'
import * as demoTurns from './building/demo-turns.ts'
import * as demoWords from './building/demo-words.ts'
import * as workshopParaphrase from './building/workshop-paraphrase.ts'
import * as workshopRefused from './building/workshop-refused.ts'
import * as workshopWords from './building/workshop-words.ts'
import type { Kind, WrittenQuestion } from './golden/question.ts'
import { complete, type GoldenQuestion } from './golden.ts'

export type BuildingShop = 'demo' | 'workshop'

export interface BuildingQuestion extends GoldenQuestion {
  half: 'building'
  shop: BuildingShop
}

const KIND_OF = {
  lexical: 'lexical',
  typo: 'typo',
  morphology: 'morphology',
  paraphrase: 'paraphrase',
  multiTurn: 'multi-turn',
  falsePremise: 'false-premise',
  otherLanguage: 'other-language',
  offTopic: 'off-topic',
  unanswerable: 'unanswerable',
  injection: 'injection',
} as const satisfies Record<string, Kind>

type ByKind = Partial<Record<keyof typeof KIND_OF, readonly WrittenQuestion[]>>

const WRITTEN: Record<BuildingShop, ByKind> = {
  demo: { ...demoWords, ...demoParaphrase, ...demoTurns, ...demoLanguages, ...demoRefused },
  workshop: { ...workshopWords, ...workshopParaphrase, ...workshopRefused },
}

const names = Object.keys(KIND_OF) as (keyof typeof KIND_OF)[]

export const BUILDING: readonly BuildingQuestion[] = (['demo', 'workshop'] as const).flatMap((shop) =>
  names.flatMap((name) =>
    (WRITTEN[shop][name] ?? []).map((written) => ({
      ...complete(KIND_OF[name], 'building', written),
      half: 'building' as const,
      shop,
    })),
  ),
)
