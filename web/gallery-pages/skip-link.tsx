export const SkipLink = () => (
  <a
    href="#content"
    className="sr-only z-top rounded-md bg-paper-raised px-4 py-2 text-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
  >
    Skip to the content
  </a>
)
