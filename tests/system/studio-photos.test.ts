// The stories of photos, in a studio of their own: makers in the application, and people without an account who look at
// what a maker shows or sends.
import { afterAll, beforeAll, describe } from 'vitest'
import { closeStudio, openStudio } from './shared-studio.ts'

beforeAll(openStudio)
afterAll(closeStudio)

describe('photos', async () => void (await import('./stories/photos.ts')))
describe('every day', async () => void (await import('./stories/photos-everyday.ts')))
describe('albums', async () => void (await import('./stories/photos-albums.ts')))
describe('links', async () => void (await import('./stories/photos-links.ts')))
describe('portfolio', async () => void (await import('./stories/photos-portfolio.ts')))
