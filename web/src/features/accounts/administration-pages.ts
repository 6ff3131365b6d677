export { AllActivityPage } from './all-activity-page.tsx'
export { PeoplePage } from './people-page.tsx'
