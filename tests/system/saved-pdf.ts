import { readFileSync } from 'node:fs'
import type { Download, Page } from 'playwright-core'
import { extractText, getDocumentProxy } from 'unpdf'

/** The name and the text of the PDF that a click on this button saves, at once or when it was made. */
export async function savedPdf(page: Page, button: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ])
  const bytes = new Uint8Array(readFileSync(await download.path()))
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true })
  return { name: await nameOf(page, download), text: text.replace(/\s+/g, ' ') }
}

/** The name that storage gives the file. Chromium has been seen to say just "download" at times. */
async function nameOf(page: Page, download: Download): Promise<string> {
  const header = (await page.request.get(download.url())).headers()['content-disposition'] ?? ''
  const [, encoded = header] =
    /filename\*=UTF-8''([^;]+)/i.exec(header) ?? /filename="([^"]*)"/.exec(header) ?? []
  return decodeURIComponent(encoded)
}
