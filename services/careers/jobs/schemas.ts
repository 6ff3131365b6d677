// The shapes of a job as the API takes and gives them.
import Type, { type Static, type TSchema } from 'typebox'
import { nullable } from '../../platform/schemas.ts'

/** Characters of a posting's HTML or text that is sent with the request. */
export const MAX_POSTING_CHARACTERS = 2_000_000

export const JobStatus = Type.Enum(['reading', 'ready', 'needs-text', 'failed'])
export type JobStatus = Static<typeof JobStatus>

/** The rungs of the ladder, cheap before dear: how far the reading had to climb. */
export const Rung = Type.Enum(['api', 'structured-data', 'page-state', 'page', 'browser', 'model', 'pasted'])
export type Rung = Static<typeof Rung>

export const FieldSource = Type.Enum([
  'api',
  'json-ld',
  'microdata',
  'page-state',
  'open-graph',
  'page',
  'text',
  'model',
  'person',
])
export type FieldSource = Static<typeof FieldSource>

/** Where a field's value comes from. */
export const Provenance = Type.Object({
  source: FieldSource,
  /** 0 to 1: stated as data 0.9 and more, understood from text less. */
  confidence: Type.Number({ minimum: 0, maximum: 1 }),
  /** The value as the posting states it; null where it is the same as the field's. */
  raw: nullable(Type.String()),
})
export type Provenance = Static<typeof Provenance>

export const Place = Type.Object({
  /** As shown to people: "Munich, DE". */
  name: Type.String(),
  city: nullable(Type.String()),
  region: nullable(Type.String()),
  /** ISO 3166-1 alpha-2 where it is known. */
  country: nullable(Type.String()),
  postalCode: nullable(Type.String()),
})
export type Place = Static<typeof Place>

export const RemoteKind = Type.Enum(['remote', 'hybrid', 'on-site'])
export type RemoteKind = Static<typeof RemoteKind>

export const EmploymentType = Type.Enum([
  'full-time',
  'part-time',
  'contract',
  'temporary',
  'internship',
  'volunteer',
  'per-diem',
  'permanent',
  'other',
])
export type EmploymentType = Static<typeof EmploymentType>

export const SalaryPeriod = Type.Enum(['hour', 'day', 'week', 'month', 'year'])
export type SalaryPeriod = Static<typeof SalaryPeriod>

/** Amounts in minor units of the currency (cents; whole units for JPY). */
export const Salary = Type.Object({
  minimum: nullable(Type.Integer({ minimum: 0 })),
  maximum: nullable(Type.Integer({ minimum: 0 })),
  /** ISO 4217; null when the posting names none. */
  currency: nullable(Type.String()),
  period: nullable(SalaryPeriod),
  /** The posting states no period: it follows from the country's custom. */
  isPeriodInferred: Type.Boolean(),
  /** As the posting states it. */
  text: Type.String(),
})
export type Salary = Static<typeof Salary>

export const Requirement = Type.Object({
  text: Type.String(),
  kind: Type.Enum(['must', 'nice']),
  /** Ids of the taxonomy's skills that the text names. */
  skills: Type.Array(Type.String()),
})
export type Requirement = Static<typeof Requirement>

export const Seniority = Type.Enum(['intern', 'junior', 'mid', 'senior', 'lead', 'executive'])
export type Seniority = Static<typeof Seniority>

export const Contact = Type.Object({
  name: nullable(Type.String()),
  email: nullable(Type.String()),
  phone: nullable(Type.String()),
})
export type Contact = Static<typeof Contact>

/** What a posting says. Unknown is null or empty, never a guess. Times are RFC 3339, or a day YYYY-MM-DD. */
export const PostingFields = Type.Object({
  title: nullable(Type.String()),
  company: nullable(Type.String()),
  /** The posting's own identifier at its source. */
  identifier: nullable(Type.String()),
  places: Type.Array(Place),
  remote: nullable(RemoteKind),
  /** Countries (ISO 3166-1 alpha-2) from which remote work is possible; empty when nothing is said. */
  remoteCountries: Type.Array(Type.String()),
  employmentTypes: Type.Array(EmploymentType),
  salary: nullable(Salary),
  postedAt: nullable(Type.String()),
  validUntil: nullable(Type.String()),
  /** Sanitised. */
  descriptionHtml: Type.String(),
  descriptionText: Type.String(),
  requirements: Type.Array(Requirement),
  /** Ids of the taxonomy, or the posting's own words where the taxonomy has none. */
  skills: Type.Array(Type.String()),
  seniority: nullable(Seniority),
  department: nullable(Type.String()),
  /** BCP 47, of the posting's text. */
  language: nullable(Type.String()),
  contact: nullable(Contact),
  applyUrl: nullable(Type.String()),
  /** The posting says that it takes no more applications. */
  isClosed: Type.Boolean(),
})
export type PostingFields = Static<typeof PostingFields>

/** What a list draws. */
export const JobTile = Type.Object({
  id: Type.String(),
  status: JobStatus,
  /** Why it could not be read, and what the person can do, in plain words. */
  reason: nullable(Type.String()),
  url: nullable(Type.String()),
  title: nullable(Type.String()),
  company: nullable(Type.String()),
  places: Type.Array(Place),
  remote: nullable(RemoteKind),
  salary: nullable(Salary),
  postedAt: nullable(Type.String()),
  validUntil: nullable(Type.String()),
  /** Closed by its own word, or its last day has passed. */
  isClosed: Type.Boolean(),
  needsAttention: Type.Boolean(),
  addedAt: Type.String(),
  updatedAt: Type.String(),
  trashedAt: nullable(Type.String()),
})
export type JobTile = Static<typeof JobTile>

export const Job = Type.Interface([JobTile], {
  ...PostingFields.properties,
  rung: nullable(Rung),
  /** By field name. */
  provenance: Type.Record(Type.String(), Provenance),
  hasSnapshot: Type.Boolean(),
  readAt: nullable(Type.String()),
  /** The names of `skills`, in the same order. */
  skillNames: Type.Array(Type.String()),
})
export type Job = Static<typeof Job>

const url = Type.String({ minLength: 1, maxLength: 2000 })

/** An address; an address with the page that the browser shows; or the posting's text. */
export const JobSubmission = Type.Union([
  Type.Object({ url }, { additionalProperties: false }),
  Type.Object(
    { url, html: Type.String({ minLength: 1, maxLength: MAX_POSTING_CHARACTERS }) },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      text: Type.String({ minLength: 1, maxLength: MAX_POSTING_CHARACTERS }),
      url: Type.Optional(url),
    },
    { additionalProperties: false },
  ),
])
export type JobSubmission = Static<typeof JobSubmission>

export const JobQuery = Type.Object(
  {
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 100 })),
    cursor: Type.Optional(Type.String({ maxLength: 2000 })),
    status: Type.Optional(JobStatus),
    closed: Type.Optional(Type.Boolean()),
    trashed: Type.Optional(Type.Boolean({ default: false })),
  },
  { additionalProperties: false },
)
export type JobQuery = Static<typeof JobQuery>

const text = (maxLength: number) => Type.String({ maxLength })
const orNull = (maxLength: number) => nullable(text(maxLength))
const listOf = <Item extends TSchema>(item: Item, maxItems: number) => Type.Array(item, { maxItems })
const country = Type.String({ pattern: '^[A-Z]{2}$' })
const closed = { additionalProperties: false }

/** What a person corrects; the sizes are those of what is read, too. */
export const JobEdit = Type.Partial(
  Type.Object({
    title: orNull(300),
    company: orNull(300),
    places: listOf(
      Type.Object(
        {
          name: text(200),
          city: orNull(200),
          region: orNull(200),
          country: nullable(country),
          postalCode: orNull(20),
        },
        closed,
      ),
      200,
    ),
    remote: nullable(RemoteKind),
    remoteCountries: listOf(country, 250),
    employmentTypes: listOf(EmploymentType, 9),
    salary: nullable(
      Type.Object(
        {
          minimum: Salary.properties.minimum,
          maximum: Salary.properties.maximum,
          currency: nullable(Type.String({ pattern: '^[A-Z]{3}$' })),
          period: nullable(SalaryPeriod),
          isPeriodInferred: Type.Boolean(),
          text: text(300),
        },
        closed,
      ),
    ),
    postedAt: orNull(40),
    validUntil: orNull(40),
    descriptionText: text(50_000),
    requirements: listOf(
      Type.Object(
        { text: text(500), kind: Type.Enum(['must', 'nice']), skills: listOf(text(100), 50) },
        closed,
      ),
      200,
    ),
    skills: listOf(text(100), 200),
    seniority: nullable(Seniority),
    department: orNull(200),
    language: orNull(35),
    contact: nullable(Type.Object({ name: orNull(200), email: orNull(320), phone: orNull(50) }, closed)),
    applyUrl: orNull(2000),
    isClosed: Type.Boolean(),
  }),
  { additionalProperties: false, minProperties: 1 },
)
export type JobEdit = Static<typeof JobEdit>
