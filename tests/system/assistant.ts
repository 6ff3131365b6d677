// A shop whose assistant knows something, and what its customers do with the chat, as functions for the stories.
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Trial } from '../../services/assistant/conversations/schemas.ts'
import type { AssistantState } from '../../services/assistant/settings/schemas.ts'
import type { PublicFaq } from '../../services/shop/catalogue/schemas.ts'
import { MADE } from './campaign.ts'
import { type OpenShop, openShop } from './open-shop.ts'
import { SOON } from './person.ts'
import { studio } from './shared-studio.ts'

/** Olive oil in two sizes, bread that is sold out, salt that is on sale, and an answer about parcels. */
export async function openAssistant(): Promise<OpenShop> {
  const shop = await openShop(studio.url)
  const { maker, handle } = shop
  const salt = { sku: 'SALT', options: [], price: 520, compareAt: 600, weight: 250, onHand: 5 }
  await maker.call('POST', '/shop/products', {
    ...{ title: 'Sea salt', status: 'published', variants: [salt] },
    description: 'Coarse salt that is harvested by hand in **Portugal**.',
  })
  await maker.call('POST', '/shop/faqs', {
    question: 'How long does delivery take?',
    answer: 'Parcels arrive within three working days.',
  })
  const isKnown = async () => {
    const { knowledge } = await maker.call<AssistantState>('GET', '/assistant/settings')
    const faqs = await maker.call<{ items: PublicFaq[] }>('GET', `/shops/${handle}/faqs`)
    return (knowledge?.entries ?? 0) >= 4 && faqs.items.length === 1
  }
  await expect.poll(isKnown, { timeout: MADE, interval: 250 }).toBe(true)
  // Questions are searched for by their words only while the encoder takes its time to start.
  const embeddings = async () => {
    const trial = await maker.call<Trial>('POST', '/assistant/trial', { text: 'Is there honey?' })
    return trial.retrieval.embeddings
  }
  await expect.poll(embeddings, { timeout: MADE, interval: 2000 }).not.toBeNull()
  return shop
}

export const door = (page: Page): Locator => page.getByRole('button', { name: 'Ask about the shop' })
export const chat = (page: Page): Locator => page.locator('dialog[aria-labelledby=chat-title]')
/** What is seen of the conversation; the same is read aloud elsewhere. */
export const messages = (page: Page): Locator => page.getByRole('region', { name: 'Messages' })
export const question = (page: Page): Locator => page.getByRole('textbox', { name: 'Your question' })

export async function openChat(page: Page): Promise<void> {
  await door(page).click({ timeout: SOON })
  await chat(page).waitFor({ timeout: SOON })
}

/** After the answer before is complete: one question is answered at a time. */
export async function ask(page: Page, text: string): Promise<void> {
  await question(page).fill(text)
  await chat(page).getByRole('button', { name: 'Send' }).waitFor({ timeout: SOON })
  await question(page).press('Enter')
}
