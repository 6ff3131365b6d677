// Other ways to look through one's photos, in one file.
export { DuplicatesPage } from './duplicates/duplicates-page.tsx'
export { PlacesPage } from './places/places-page.tsx'
export { PrivatePage } from './private/private-page.tsx'
export { StatisticsPage } from './statistics/statistics-page.tsx'
