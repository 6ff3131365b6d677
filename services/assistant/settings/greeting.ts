// What a shop's assistant says before anybody asks.
import type { Visitor } from '../conversations/customers.ts'
import type { Keeping } from '../conversations/keeping.ts'
import type { PublicAssistant } from './schemas.ts'
import type { Settings } from './service.ts'

export interface GreetingDeps {
  settings: Pick<Settings, 'get'>
  keeping: Pick<Keeping, 'latest'>
  /** The questions of the shop's FAQs, in its order. */
  questionsOf(ownerId: string): Promise<string[]>
  /** Begins to load what the first question needs. */
  warm(ownerId: string): void
}

const SUGGESTED = 4

export type Greeting = ReturnType<typeof createGreeting>

export const createGreeting =
  ({ settings, keeping, questionsOf, warm }: GreetingDeps) =>
  async (ownerId: string, visitor: Visitor): Promise<PublicAssistant> => {
    const [{ isOn, greeting, takesHandOvers }, questions, conversationId] = await Promise.all([
      settings.get(ownerId),
      questionsOf(ownerId),
      keeping.latest(ownerId, visitor),
    ])
    if (isOn) warm(ownerId)
    return { isOn, greeting, takesHandOvers, suggestions: questions.slice(0, SUGGESTED), conversationId }
  }
