// People use one studio, one after another. `npx vitest run tests/system/studio.test.ts -t account` runs one file of stories.
import { afterAll, beforeAll, describe } from 'vitest'
import { closeStudio, openStudio } from './shared-studio.ts'

beforeAll(openStudio)
afterAll(closeStudio)

describe('telemetry', async () => void (await import('./stories/telemetry.ts')))
describe('missing parts', async () => void (await import('./stories/missing-parts.ts')))
describe('a slow page', async () => void (await import('./stories/slow-page.ts')))
describe('account', async () => void (await import('./stories/account.ts')))
// They move the clock, so they are last.
describe('events', async () => void (await import('./stories/events.ts')))
