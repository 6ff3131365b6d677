// What Google asks for what is used, in US dollars without tax, at the list price of europe-west1.

/** When each row was last compared with its source. */
export const PRICES_OF = '2026-11-27'

export interface Price {
  /** What is counted, as the quantity's unit. */
  unit: string
  usd: number
  /** Units for that price. */
  per: number
  /** Units that cost nothing, and for how long. Some of them are shared by all projects of a billing account. */
  free?: { units: number; each: 'day' | 'month' }
  source: string
  /** The source was read, and says this for europe-west1. Without it the price is from memory or of another region. */
  isConfirmed: boolean
}

const GIB = 2 ** 30
const RUN = 'https://cloud.google.com/run/pricing'
const FIRESTORE = 'https://cloud.google.com/firestore/pricing'
const STORAGE = 'https://cloud.google.com/storage/pricing'
const OBSERVABILITY = 'https://cloud.google.com/stackdriver/pricing'
const SECRETS = 'https://cloud.google.com/secret-manager/pricing'
const BALANCER = 'https://cloud.google.com/load-balancing/pricing'
const ARMOR = 'https://cloud.google.com/armor/pricing'
const CDN = 'https://cloud.google.com/cdn/pricing'

/** A month of Google's calculator is 730 hours. */
export const HOURS_OF_MONTH = 730
export const DAYS_OF_MONTH = HOURS_OF_MONTH / 24

export const PRICES = {
  'run requests': {
    ...{ unit: 'request', usd: 0.4, per: 1e6, source: RUN, isConfirmed: true },
    free: { units: 2e6, each: 'month' },
  },
  'run vCPU': {
    ...{ unit: 'vCPU-second', usd: 0.000024, per: 1, source: RUN, isConfirmed: true },
    free: { units: 180_000, each: 'month' },
  },
  'run memory': {
    ...{ unit: 'GiB-second', usd: 0.0000025, per: 1, source: RUN, isConfirmed: true },
    free: { units: 360_000, each: 'month' },
  },
  // Of instances that are kept although nobody asks; nothing of it is free.
  'run idle vCPU': { unit: 'vCPU-second', usd: 0.0000025, per: 1, source: RUN, isConfirmed: false },
  'run idle memory': { unit: 'GiB-second', usd: 0.0000025, per: 1, source: RUN, isConfirmed: false },
  // The amounts are those of regions in the United States.
  'firestore reads': {
    ...{ unit: 'read', usd: 0.03, per: 100_000, source: FIRESTORE, isConfirmed: false },
    free: { units: 50_000, each: 'day' },
  },
  'firestore writes': {
    ...{ unit: 'write', usd: 0.09, per: 100_000, source: FIRESTORE, isConfirmed: false },
    free: { units: 20_000, each: 'day' },
  },
  'firestore deletes': {
    ...{ unit: 'delete', usd: 0.01, per: 100_000, source: FIRESTORE, isConfirmed: false },
    free: { units: 20_000, each: 'day' },
  },
  'firestore stored': {
    ...{ unit: 'GiB-month', usd: 0.15, per: 1, source: FIRESTORE, isConfirmed: false },
    free: { units: 1, each: 'month' },
  },
  'firestore history': { unit: 'GiB-month', usd: 0.15, per: 1, source: FIRESTORE, isConfirmed: false },
  'firestore backups': { unit: 'GiB-month', usd: 0.03, per: 1, source: FIRESTORE, isConfirmed: false },
  'storage operations A': { unit: 'operation', usd: 0.005, per: 1000, source: STORAGE, isConfirmed: true },
  'storage operations B': { unit: 'operation', usd: 0.0004, per: 1000, source: STORAGE, isConfirmed: true },
  'storage standard': { unit: 'GiB-month', usd: 0.02, per: 1, source: STORAGE, isConfirmed: true },
  'storage nearline': { unit: 'GiB-month', usd: 0.01, per: 1, source: STORAGE, isConfirmed: true },
  'storage coldline': { unit: 'GiB-month', usd: 0.004, per: 1, source: STORAGE, isConfirmed: true },
  'storage archive': { unit: 'GiB-month', usd: 0.0012, per: 1, source: STORAGE, isConfirmed: true },
  'pubsub throughput': {
    ...{ unit: 'byte', usd: 40, per: 1024 * GIB, isConfirmed: true },
    source: 'https://cloud.google.com/pubsub/pricing',
    free: { units: 10 * GIB, each: 'month' },
  },
  // What topics keep for a replay.
  'pubsub kept': {
    ...{ unit: 'GiB-month', usd: 0.27, per: 1, isConfirmed: false },
    source: 'https://cloud.google.com/pubsub/pricing',
  },
  // After the first thirty days; the source was read in a copy.
  'logs kept': { unit: 'GiB-month', usd: 0.01, per: 1, source: OBSERVABILITY, isConfirmed: false },
  logs: {
    ...{ unit: 'byte', usd: 0.5, per: GIB, source: OBSERVABILITY, isConfirmed: true },
    free: { units: 50 * GIB, each: 'month' },
  },
  // Google's own metrics cost nothing; these are the application's.
  metrics: {
    ...{ unit: 'MiB', usd: 0.258, per: 1, source: OBSERVABILITY, isConfirmed: true },
    free: { units: 150, each: 'month' },
  },
  'trace spans': {
    ...{ unit: 'span', usd: 0.2, per: 1e6, source: OBSERVABILITY, isConfirmed: false },
    free: { units: 2.5e6, each: 'month' },
  },
  'scheduler jobs': {
    ...{ unit: 'job-month', usd: 0.1, per: 1, isConfirmed: true },
    source: 'https://cloud.google.com/scheduler/pricing',
    free: { units: 3, each: 'month' },
  },
  'secret versions': {
    ...{ unit: 'version-month', usd: 0.06, per: 1, source: SECRETS, isConfirmed: true },
    free: { units: 6, each: 'month' },
  },
  'secret accesses': {
    ...{ unit: 'access', usd: 0.03, per: 10_000, source: SECRETS, isConfirmed: true },
    free: { units: 10_000, each: 'month' },
  },
  'registry stored': {
    ...{ unit: 'GiB-month', usd: 0.1, per: 1, isConfirmed: true },
    source: 'https://cloud.google.com/artifact-registry/pricing',
    free: { units: 0.5, each: 'month' },
  },
  // The first five rules together; each further one is 0.01.
  'balancer rules': { unit: 'hour', usd: 0.025, per: 1, source: BALANCER, isConfirmed: true },
  'balancer further rules': { unit: 'rule-hour', usd: 0.01, per: 1, source: BALANCER, isConfirmed: true },
  // Inbound and outbound alike; the source's example is us-central1.
  'balancer data': { unit: 'byte', usd: 0.008, per: GIB, source: BALANCER, isConfirmed: false },
  'firewall policies': { unit: 'policy-month', usd: 5, per: 1, source: ARMOR, isConfirmed: false },
  'firewall rules': { unit: 'rule-month', usd: 1, per: 1, source: ARMOR, isConfirmed: false },
  'firewall requests': { unit: 'request', usd: 0.75, per: 1e6, source: ARMOR, isConfirmed: false },
  'cdn lookups': { unit: 'request', usd: 0.0075, per: 10_000, source: CDN, isConfirmed: true },
  'cdn fills': { unit: 'byte', usd: 0.01, per: GIB, source: CDN, isConfirmed: true },
  'cdn data': { unit: 'byte', usd: 0.08, per: GIB, source: CDN, isConfirmed: true },
  // Premium tier from Europe, the first TiB of a month.
  'internet data': { unit: 'byte', usd: 0.12, per: GIB, source: STORAGE, isConfirmed: true },
} as const satisfies Record<string, Price>

export type Sku = keyof typeof PRICES
/** Quantities in the units of the price table. */
export type Quantities = Partial<Record<Sku, number>>

/**
 * What a second of Cloud Run costs elsewhere as a multiple, by the region's tier.
 * Source: https://cloud.google.com/run/pricing, tier 2: 0.0000336 for a vCPU-second and 0.0000035 for a GiB-second.
 */
export const RUN_TIERS = { 1: 1, 2: 1.4 } as const

/**
 * Days for which an object is paid at least, whenever it is deleted.
 * Source: https://cloud.google.com/storage/docs/storage-classes
 */
export const LEAST_DAYS = { standard: 0, nearline: 30, coldline: 90, archive: 365 } as const
