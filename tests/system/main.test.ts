// One story of each room, in one studio: all that `npm test` does in a browser. The others are in `studio*.test.ts`.
import { afterAll, beforeAll, describe } from 'vitest'
import { closeStudio, openStudio } from './shared-studio.ts'

beforeAll(openStudio)
afterAll(closeStudio)

describe('photos', async () => void (await import('./stories/main/photos.ts')))
describe('careers', async () => void (await import('./stories/main/careers.ts')))
describe('campaigns', async () => void (await import('./stories/main/campaigns.ts')))
describe('shop', async () => void (await import('./stories/main/shop.ts')))
describe('assistant', async () => void (await import('./stories/main/assistant.ts')))
describe('console', async () => void (await import('./stories/console.ts')))
