// What a tab remembers of a shop's chat from page to page, and what the browser keeps of a text that was not sent.
import type { BrowserStorage } from '../../../src/browser-storage.ts'

export interface TabMemory {
  isOpen: boolean
  /** The conversation that this tab shows; null for one that has not begun, undefined when it never chose. */
  conversationId?: string | null
  /** A question whose answer had not come when the page was left: as it was asked, and as the shop calls it. */
  asking?: { askId: string; messageId: string }
}

export function createTabMemory({
  tab,
  browser,
  handle,
}: {
  tab: BrowserStorage
  browser: BrowserStorage
  handle: string
}) {
  const place = `shop.assistant.${handle}`
  const draftPlace = `shop.assistant.draft.${handle}`
  function read(): TabMemory {
    try {
      return JSON.parse(tab.getItem(place) ?? 'null') ?? { isOpen: false }
    } catch {
      return { isOpen: false }
    }
  }
  return {
    read,
    /** Undefined forgets. */
    keep(changes: { [Key in keyof TabMemory]?: TabMemory[Key] | undefined }) {
      tab.setItem(place, JSON.stringify({ ...read(), ...changes }))
    },
    draft: () => browser.getItem(draftPlace) ?? '',
    keepDraft(text: string) {
      if (text === '') browser.removeItem(draftPlace)
      else browser.setItem(draftPlace, text)
    },
  }
}
export type TabMemoryStore = ReturnType<typeof createTabMemory>
