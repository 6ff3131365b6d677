// The stories of shops' assistants, in a studio of their own: customers in the chat, makers in the application.
import { afterAll, beforeAll, describe } from 'vitest'
import { closeStudio, openStudio } from './shared-studio.ts'

beforeAll(openStudio)
afterAll(closeStudio)

describe('a person', async () => void (await import('./stories/assistant-person.ts')))
describe('chat', async () => void (await import('./stories/assistant-chat.ts')))
describe('maker', async () => void (await import('./stories/assistant-maker.ts')))
