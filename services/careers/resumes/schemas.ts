// The shapes of a résumé: JSON Resume's fields (https://jsonresume.org/schema), where every entry and every line
// has an id, so that a CV can name what each of its lines comes from.
import Type, { type Static } from 'typebox'
import { nullable, UploadGrant } from '../../platform/schemas.ts'

export const MAX_RESUME_BYTES = 20 * 1024 * 1024
export const MAX_RESUME_PAGES = 100

/** Files that can be uploaded, by media type. */
export const RESUME_TYPES = {
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
  'text/markdown': 'Markdown',
  'application/json': 'JSON Resume',
} as const

const words = (maxLength: number) => Type.String({ maxLength })
const short = words(300)
const long = words(5000)
const entryId = Type.String({ minLength: 1, maxLength: 40, pattern: '^[0-9A-Za-z-]+$' })

/** A line of an entry: a bullet, a course, a keyword. */
export const Line = Type.Object({ id: entryId, text: words(2000) }, { additionalProperties: false })
export type Line = Static<typeof Line>
const lines = Type.Array(Line, { maxItems: 100 })

/** `iso` is YYYY, YYYY-MM or YYYY-MM-DD as far as the document says it; null for "Summer 2021", which only `text` keeps. */
export const ResumeDate = Type.Object(
  {
    text: words(60),
    iso: nullable(Type.String({ pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' })),
  },
  { additionalProperties: false },
)
export type ResumeDate = Static<typeof ResumeDate>

const period = {
  start: nullable(ResumeDate),
  /** Null while it goes on, and where the document says nothing: `isCurrent` tells them apart. */
  end: nullable(ResumeDate),
  isCurrent: Type.Boolean(),
}

const entry = <Fields extends Record<string, Parameters<typeof Type.Array>[0]>>(fields: Fields) =>
  Type.Object({ id: entryId, ...fields }, { additionalProperties: false })
const list = <Item extends Parameters<typeof Type.Array>[0]>(item: Item) =>
  Type.Array(item, { maxItems: 200 })

export const Profile = entry({ network: short, username: short, url: short })
export type Profile = Static<typeof Profile>

/** The contact block, which a CV repeats byte for byte. */
export const Basics = Type.Object(
  {
    name: short,
    /** Headline: "Backend engineer". */
    label: short,
    email: short,
    phone: short,
    url: short,
    location: short,
    summary: long,
    profiles: list(Profile),
  },
  { additionalProperties: false },
)
export type Basics = Static<typeof Basics>

export const Work = entry({
  position: short,
  employer: short,
  url: short,
  location: short,
  ...period,
  summary: long,
  highlights: lines,
})
export type Work = Static<typeof Work>

export const Education = entry({
  institution: short,
  area: short,
  studyType: short,
  location: short,
  ...period,
  score: short,
  courses: lines,
})
export type Education = Static<typeof Education>

export const Project = entry({
  name: short,
  role: short,
  url: short,
  ...period,
  summary: long,
  highlights: lines,
  keywords: lines,
})
export type Project = Static<typeof Project>

export const Volunteer = entry({
  position: short,
  organization: short,
  url: short,
  ...period,
  summary: long,
  highlights: lines,
})
export type Volunteer = Static<typeof Volunteer>

export const SkillGroup = entry({ name: short, level: short, keywords: lines })
export type SkillGroup = Static<typeof SkillGroup>
export const Language = entry({ language: short, fluency: short })
export type Language = Static<typeof Language>
/** Awards, certificates, publications: something that somebody gave on a day. */
export const Credential = entry({
  title: short,
  issuer: short,
  date: nullable(ResumeDate),
  url: short,
  summary: long,
})
export type Credential = Static<typeof Credential>
export const Interest = entry({ name: short, keywords: lines })
export type Interest = Static<typeof Interest>
export const Reference = entry({ name: short, reference: long })
export type Reference = Static<typeof Reference>

export const ResumeContent = Type.Object(
  {
    basics: Basics,
    work: list(Work),
    volunteer: list(Volunteer),
    education: list(Education),
    projects: list(Project),
    skills: list(SkillGroup),
    languages: list(Language),
    certificates: list(Credential),
    awards: list(Credential),
    publications: list(Credential),
    interests: list(Interest),
    references: list(Reference),
  },
  { additionalProperties: false },
)
export type ResumeContent = Static<typeof ResumeContent>
export type Section = Exclude<keyof ResumeContent, 'basics'>

/** A résumé that says nothing yet. */
export const emptyContent = (): ResumeContent => ({
  basics: { name: '', label: '', email: '', phone: '', url: '', location: '', summary: '', profiles: [] },
  work: [],
  volunteer: [],
  education: [],
  projects: [],
  skills: [],
  languages: [],
  certificates: [],
  awards: [],
  publications: [],
  interests: [],
  references: [],
})

/** Where a field comes from in the uploaded document. */
export const Evidence = Type.Object({
  /** From 1; null for documents without pages. */
  page: nullable(Type.Integer({ minimum: 1 })),
  /** Left, top, width and height as fractions of the page; null where the document has no places. */
  box: nullable(Type.Array(Type.Number(), { minItems: 4, maxItems: 4 })),
  confidence: Type.Number({ minimum: 0, maximum: 1 }),
})
export type Evidence = Static<typeof Evidence>
/** By `basics.name`, `<entry id>.position` or the id of a line. */
export const EvidenceMap = Type.Record(Type.String(), Evidence)
export type EvidenceMap = Static<typeof EvidenceMap>

export const ResumeStatus = Type.Enum(['uploading', 'importing', 'ready', 'rejected'])
export type ResumeStatus = Static<typeof ResumeStatus>

export const ResumeTile = Type.Object({
  id: Type.String(),
  status: ResumeStatus,
  /** Given by the person, else the name of the uploaded file. */
  title: Type.String(),
  /** Why it was rejected and what to do, in plain words. */
  reason: nullable(Type.String()),
  /** Name and headline of the person it is about. */
  name: Type.String(),
  label: Type.String(),
  /** Media type and bytes of the uploaded document; null when it was made here. */
  contentType: nullable(Type.String()),
  size: nullable(Type.Integer()),
  version: Type.Integer({ minimum: 0 }),
  needsAttention: Type.Boolean(),
  addedAt: Type.String(),
  updatedAt: Type.String(),
  trashedAt: nullable(Type.String()),
})
export type ResumeTile = Static<typeof ResumeTile>

export const Resume = Type.Object({
  ...ResumeTile.properties,
  content: ResumeContent,
  evidence: EvidenceMap,
  /** BCP 47. */
  language: nullable(Type.String()),
  /** Versions that undo and redo can reach: the oldest and the newest. */
  oldestVersion: Type.Integer(),
  newestVersion: Type.Integer(),
})
export type Resume = Static<typeof Resume>

export const ResumeCreation = Type.Object(
  { title: Type.String({ minLength: 1, maxLength: 200 }), content: Type.Optional(ResumeContent) },
  { additionalProperties: false },
)
export type ResumeCreation = Static<typeof ResumeCreation>

/** `version` is the one that was edited: somebody else's newer one is a conflict, never overwritten. */
export const ResumeEdit = Type.Object(
  {
    version: Type.Integer({ minimum: 0 }),
    title: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    content: Type.Optional(ResumeContent),
  },
  { additionalProperties: false },
)
export type ResumeEdit = Static<typeof ResumeEdit>

export const ResumeUploadAnswer = Type.Object({
  resume: ResumeTile,
  /** Null when the same document is there already. */
  grant: nullable(UploadGrant),
})
export type ResumeUploadAnswer = Static<typeof ResumeUploadAnswer>

export const ResumeQuery = Type.Object(
  {
    trashed: Type.Optional(Type.Boolean({ default: false })),
    cursor: Type.Optional(Type.String({ maxLength: 2000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 100 })),
  },
  { additionalProperties: false },
)
export type ResumeQuery = Static<typeof ResumeQuery>

export const ResumeFormat = Type.Enum(['json', 'markdown', 'docx', 'pdf'])
export type ResumeFormat = Static<typeof ResumeFormat>
