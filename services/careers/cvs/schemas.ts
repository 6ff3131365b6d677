// The shapes of a CV: a résumé, tailored to a job by a list of changes, never by a new text.
import Type, { type Static } from 'typebox'
import { Id, nullable } from '../../platform/schemas.ts'

export const CvStatus = Type.Enum(['requested', 'review', 'rendering', 'ready', 'failed'])
export type CvStatus = Static<typeof CvStatus>

export const GATES = [
  'numbers',
  'dates',
  'employers',
  'titles',
  'degrees',
  'certificates',
  'links',
  'technologies',
  'roles',
  'contact',
  'language',
  'scope',
] as const
export const Gate = Type.Enum([...GATES])
export type Gate = Static<typeof Gate>

/** What a gate found. `unchecked` is never a pass: the change is not applied. */
export const Verdict = Type.Object({
  gate: Gate,
  outcome: Type.Enum(['passed', 'blocked', 'unchecked']),
  /** Why, in plain words, with the words it is about. */
  reason: Type.String(),
})
export type Verdict = Static<typeof Verdict>

export const ChangeKind = Type.Enum(['choose', 'order', 'rephrase', 'shorten', 'headline', 'letter'])
export type ChangeKind = Static<typeof ChangeKind>

export const Change = Type.Object({
  id: Type.String(),
  kind: ChangeKind,
  /** The id of the line or entry that it changes, or `basics.label`, `basics.summary`, or a section's name. */
  target: Type.String(),
  /** Ids of the résumé that its words come from. */
  from: Type.Array(Type.String()),
  before: Type.String(),
  after: Type.String(),
  /** For `choose` the ids that stay, for `order` all ids of the section in their new order. */
  ids: Type.Array(Type.String()),
  /** Why, with the demand of the job that it answers. */
  reason: Type.String(),
  by: Type.Enum(['engine', 'person']),
  verdicts: Type.Array(Verdict),
  /** `blocked` by a gate: the original line stays. A person's own claim is `own` and marked as theirs. */
  state: Type.Enum(['accepted', 'refused', 'blocked', 'own']),
})
export type Change = Static<typeof Change>

/** One demand of the job, and what of the résumé supports it. */
export const Demand = Type.Object({
  text: Type.String(),
  kind: Type.Enum(['must', 'nice']),
  skills: Type.Array(Type.String()),
  /** Ids of the résumé that support it; empty: a gap that no wording closes. */
  evidence: Type.Array(Type.String()),
  /** Whether the CV, as it is now, shows that evidence. */
  isShown: Type.Boolean(),
})
export type Demand = Static<typeof Demand>

/** Both sides of the score: how many demands the CV shows support for, and how many the résumé can support at all. */
export const Coverage = Type.Object({
  must: Type.Object({ total: Type.Integer(), shown: Type.Integer(), ceiling: Type.Integer() }),
  nice: Type.Object({ total: Type.Integer(), shown: Type.Integer(), ceiling: Type.Integer() }),
  demands: Type.Array(Demand),
})
export type Coverage = Static<typeof Coverage>

export const LetterParagraph = Type.Object({
  id: Type.String(),
  text: Type.String({ maxLength: 3000 }),
  from: Type.Array(Type.String()),
})
export type LetterParagraph = Static<typeof LetterParagraph>

export const TEMPLATES = ['plain', 'classic', 'modern', 'compact'] as const
export const PaperLook = Type.Object(
  {
    template: Type.Enum([...TEMPLATES]),
    pageSize: Type.Enum(['a4', 'us-letter']),
    /** BCP 47 of the headings. */
    language: Type.Enum(['en', 'de', 'fr', 'es', 'it', 'pt', 'cs', 'ja', 'he']),
  },
  { additionalProperties: false },
)
export type PaperLook = Static<typeof PaperLook>

export const Paper = Type.Object({
  kind: Type.Enum(['cv', 'letter']),
  format: Type.Enum(['pdf', 'docx', 'markdown']),
  size: Type.Integer(),
  pages: nullable(Type.Integer()),
})
export type Paper = Static<typeof Paper>

export const CvTile = Type.Object({
  id: Type.String(),
  status: CvStatus,
  reason: nullable(Type.String()),
  jobId: Type.String(),
  resumeId: Type.String(),
  /** As they were when the CV was asked for. */
  jobTitle: Type.String(),
  company: Type.String(),
  resumeTitle: Type.String(),
  /** `selection`, or the model's display name. */
  engine: nullable(Type.String()),
  needsAttention: Type.Boolean(),
  addedAt: Type.String(),
  updatedAt: Type.String(),
  trashedAt: nullable(Type.String()),
})
export type CvTile = Static<typeof CvTile>

/** One text as it is printed. Its id is what an edit names. */
export const CvLine = Type.Object({
  id: Type.String(),
  text: Type.String(),
  /** What the résumé says. */
  original: Type.String(),
  /** Whose words it has. */
  by: Type.Enum(['resume', 'engine', 'person']),
  /** The person's own claim, which the gates did not find in the résumé. */
  isOwn: Type.Boolean(),
})
export type CvLine = Static<typeof CvLine>

/** The texts of one entry, or of the head. */
export const CvBlock = Type.Object({
  /** `basics`, or the section that it stands in. */
  section: Type.String(),
  /** What the entry is called: "Engineer, Nordlicht GmbH". */
  title: Type.String(),
  lines: Type.Array(CvLine),
})
export type CvBlock = Static<typeof CvBlock>

export const Cv = Type.Object({
  ...CvTile.properties,
  look: PaperLook,
  /** Everything that is printed and can be written by hand, in its order; the letter is apart. */
  text: Type.Array(CvBlock),
  /** Whether there is an earlier review to go back to. */
  canUndo: Type.Boolean(),
  resumeVersion: Type.Integer(),
  changes: Type.Array(Change),
  coverage: nullable(Coverage),
  letter: Type.Array(LetterParagraph),
  papers: Type.Array(Paper),
  /** The model that was asked for, `selection` for none; null for the best one. */
  model: nullable(Type.String()),
  /** Why another engine made it than was asked for; null when it is as asked. */
  engineNote: nullable(Type.String()),
  /** Milliseconds and tokens that the engine took; tokens null where none were counted. */
  milliseconds: nullable(Type.Integer()),
  tokens: nullable(Type.Integer()),
  revision: Type.Integer(),
})
export type Cv = Static<typeof Cv>

export const CvRequest = Type.Object(
  {
    jobId: Type.String({ pattern: '^[0-9A-Za-z-]{1,64}$' }),
    resumeId: Type.String({ pattern: '^[0-9A-Za-z-]{1,64}$' }),
    look: Type.Optional(PaperLook),
    /**
     * A model's id or display name, or `selection` for the engine without one. Left out, the best model that the person
     * may use is asked, and without one `selection`.
     */
    model: Type.Optional(Type.String({ maxLength: 100 })),
  },
  { additionalProperties: false },
)
export type CvRequest = Static<typeof CvRequest>

export const CvReview = Type.Object(
  {
    /** The revision that was reviewed. */
    revision: Type.Integer({ minimum: 0 }),
    decisions: Type.Array(
      Type.Object(
        {
          changeId: Type.String({ maxLength: 64 }),
          state: Type.Enum(['accepted', 'refused']),
          /** The person's own words instead of the change's. */
          after: Type.Optional(Type.String({ maxLength: 2000 })),
        },
        { additionalProperties: false },
      ),
      { maxItems: 500 },
    ),
    /** Lines written by hand, by the id they replace. */
    edits: Type.Optional(
      Type.Array(
        Type.Object(
          { target: Type.String({ maxLength: 64 }), text: Type.String({ maxLength: 5000 }) },
          { additionalProperties: false },
        ),
        { maxItems: 500 },
      ),
    ),
    letter: Type.Optional(Type.Array(LetterParagraph, { maxItems: 30 })),
    look: Type.Optional(PaperLook),
  },
  { additionalProperties: false },
)
export type CvReview = Static<typeof CvReview>

/** Goes back to what the CV was before its latest review. `revision` is the one that the person sees. */
export const CvUndo = Type.Object({ revision: Type.Integer({ minimum: 0 }) }, { additionalProperties: false })
export type CvUndo = Static<typeof CvUndo>

export const CvQuery = Type.Object(
  {
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 100 })),
    cursor: Type.Optional(Type.String({ maxLength: 2000 })),
    /** Of this job only. */
    jobId: Type.Optional(Id),
    trashed: Type.Optional(Type.Boolean({ default: false })),
  },
  { additionalProperties: false },
)
export type CvQuery = Static<typeof CvQuery>
