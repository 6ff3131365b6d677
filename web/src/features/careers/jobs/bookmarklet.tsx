import { Bookmark } from 'lucide-react'
import { useCallback } from 'react'
import { buttonClass } from '../../../ui/button.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { bookmarkletOf } from './saved-page.ts'

/** For sites that refuse machines: the bookmark sends the page that the person is looking at. */
export function Bookmarklet() {
  const code = bookmarkletOf(location.origin)
  // React refuses addresses that are programs, with good reason; this one is our own and is only dragged.
  const ref = useCallback((link: HTMLAnchorElement | null) => link?.setAttribute('href', code), [code])
  return (
    <section aria-label="Save from any page" className="grid gap-2 rounded-lg border p-4 text-sm">
      <h2 className="font-semibold">Save from any page</h2>
      <p className="text-ink-soft leading-6">
        Some sites show their postings only to people. Drag this button to your bookmarks, and click it there
        while you look at a posting.
      </p>
      <div className="flex flex-wrap items-center gap-2">
        {/* biome-ignore lint/a11y/useValidAnchor: it is dragged to the bookmarks, and its address is set above */}
        <a
          ref={ref}
          href="#bookmark"
          className={buttonClass('secondary', 'sm')}
          onClick={(event) => event.preventDefault()}
        >
          <Bookmark aria-hidden="true" />
          Save to Atelier
        </a>
        <CopyButton text={code} label="Copy the bookmark’s address" />
      </div>
    </section>
  )
}
