// The stories of shops' customers, in a studio of their own.
import { afterAll, beforeAll, describe } from 'vitest'
import { closeStudio, openStudio } from './shared-studio.ts'

beforeAll(openStudio)
afterAll(closeStudio)

describe('storefront', async () => void (await import('./stories/storefront.ts')))
