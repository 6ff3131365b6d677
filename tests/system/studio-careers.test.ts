// The stories of Careers, in a studio beside that of `studio.test.ts`: two processors have work for two.
import { afterAll, beforeAll, describe } from 'vitest'
import { closeStudio, openStudio } from './shared-studio.ts'

beforeAll(openStudio)
afterAll(closeStudio)

describe('careers', async () => void (await import('./stories/careers.ts')))
describe('resume', async () => void (await import('./stories/resume.ts')))
describe('board touch', async () => void (await import('./stories/board-touch.ts')))
describe('cv', async () => void (await import('./stories/cv.ts')))
describe('insights', async () => void (await import('./stories/insights.ts')))
describe('accessibility', async () => void (await import('./stories/accessibility.ts')))
