import type { Environment } from './environments.ts'

/** Where a bucket's second copy is, and the multi-region in which Google pairs the two. */
export interface TwoRegions {
  location: 'EU' | 'US' | 'ASIA'
  regions: readonly [string, string]
}

/**
 * A partner for each region, near enough that people wait no longer. Google pairs regions within one multi-region only,
 * and not every region can be paired.
 * Source: https://cloud.google.com/storage/docs/locations#location-dr (2026-11)
 */
const PARTNERS: Partial<
  Record<Environment['region'], { location: TwoRegions['location']; partner: string }>
> = {
  'asia-east1': { location: 'ASIA', partner: 'ASIA-SOUTHEAST1' },
  'asia-southeast1': { location: 'ASIA', partner: 'ASIA-EAST1' },
  'europe-central2': { location: 'EU', partner: 'EUROPE-WEST3' },
  'europe-north1': { location: 'EU', partner: 'EUROPE-WEST4' },
  'europe-southwest1': { location: 'EU', partner: 'EUROPE-WEST9' },
  'europe-west1': { location: 'EU', partner: 'EUROPE-WEST4' },
  'europe-west3': { location: 'EU', partner: 'EUROPE-WEST4' },
  'europe-west4': { location: 'EU', partner: 'EUROPE-WEST1' },
  'europe-west8': { location: 'EU', partner: 'EUROPE-WEST9' },
  'europe-west9': { location: 'EU', partner: 'EUROPE-WEST1' },
  'us-central1': { location: 'US', partner: 'US-EAST1' },
  'us-east1': { location: 'US', partner: 'US-CENTRAL1' },
  'us-east4': { location: 'US', partner: 'US-CENTRAL1' },
  'us-south1': { location: 'US', partner: 'US-CENTRAL1' },
  'us-west1': { location: 'US', partner: 'US-CENTRAL1' },
}

/** Null where Google has no second region for this one. */
export function twoRegions(region: Environment['region']): TwoRegions | null {
  const found = PARTNERS[region]
  return found ? { location: found.location, regions: [region.toUpperCase(), found.partner] } : null
}
