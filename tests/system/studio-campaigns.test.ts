// The stories of Campaigns, in a studio of their own, because they send mails at the pace of a clock.
import { afterAll, beforeAll, describe } from 'vitest'
import { closeStudio, openStudio } from './shared-studio.ts'

beforeAll(openStudio)
afterAll(closeStudio)

describe('wizard', async () => void (await import('./stories/wizard.ts')))
describe('campaign', async () => void (await import('./stories/campaign.ts')))
describe('mailbox', async () => void (await import('./stories/mailbox.ts')))
describe('campaign looks', async () => void (await import('./stories/campaign-looks.ts')))
describe('campaigns pages', async () => void (await import('./stories/campaigns-pages.ts')))
