// A page of one message for people who have no account: no script, readable on a phone, light or dark.
import { escapeHtml } from '../../platform/html.ts'

const STYLE = `
  @media (prefers-reduced-motion: no-preference) { @view-transition { navigation: auto } }
  :root { color-scheme: light dark; font: 17px/1.5 system-ui, sans-serif }
  body { margin: 0; min-height: 100dvh; display: grid; place-items: center; background: light-dark(#f6f5f3, #171614); color: light-dark(#1d1b18, #f0eeea) }
  main { box-sizing: border-box; width: min(32rem, 100% - 2rem); padding: 2rem; border-radius: 1rem; background: light-dark(#fff, #23211e); overflow-wrap: anywhere }
  h1 { margin: 0 0 .5rem; font-size: 1.5rem; line-height: 1.2; text-wrap: balance }
  button { font: inherit; cursor: pointer; border-radius: .6rem; padding: .7rem 1.2rem; border: 1px solid transparent }
  button.main { background: light-dark(#1d1b18, #f0eeea); color: light-dark(#fff, #171614); font-weight: 600 }
  button.quiet { background: none; color: inherit; border-color: light-dark(#0003, #fff4) }
  button:focus-visible { outline: 3px solid light-dark(#2563eb, #93c5fd); outline-offset: 2px }
`

/** `body` is HTML. */
export const simplePage = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`
