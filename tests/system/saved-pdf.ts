import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { extractText, getDocumentProxy } from 'unpdf'

/** The name and the text of the PDF that a click on this button saves, at once or when it was made. */
export async function savedPdf(page: Page, button: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ])
  const bytes = new Uint8Array(readFileSync(await download.path()))
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true })
  return { name: download.suggestedFilename(), text: text.replace(/\s+/g, ' ') }
}
