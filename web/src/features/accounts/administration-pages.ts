export { AllActivityPage } from './all-activity-page.tsx'
export { BackfillsPage } from './backfills-page.tsx'
export { PeoplePage } from './people-page.tsx'
