// What the pages of the mailbox have in common. They contain no script.

const STYLE = `
  :root { color-scheme: light dark; --line: light-dark(#e3e3e8, #34343a); --quiet: light-dark(#5c5c66, #a5a5b0);
    --back: light-dark(#fff, #17171a); --raised: light-dark(#f6f6f8, #212126); --accent: light-dark(#3d4fd6, #a9b4ff);
    font: 16px/1.5 system-ui, sans-serif }
  * { box-sizing: border-box }
  body { max-width: 60rem; margin: 0 auto; padding: 1rem; background: var(--back); overflow-wrap: anywhere }
  a { color: inherit } h1 { font-size: 1.4rem; line-height: 1.25; margin: .5rem 0 } h2 { font-size: 1rem; margin: 1.5rem 0 .5rem }
  .quiet { color: var(--quiet) } .bar { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin: 1rem 0 }
  input, button, .button { font: inherit; padding: .45rem .8rem; min-height: 2.75rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--raised); color: inherit }
  input { flex: 1; min-width: 10rem } button, .button { cursor: pointer; text-decoration: none; display: inline-flex; align-items: center }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
  ol.mails { list-style: none; margin: 0; padding: 0; border: 1px solid var(--line); border-radius: .75rem; overflow: hidden }
  ol.mails li + li { border-top: 1px solid var(--line) }
  ol.mails a { display: grid; grid-template-columns: 1fr auto; gap: .1rem 1rem; padding: .7rem 1rem; text-decoration: none }
  ol.mails a:hover { background: var(--raised) } ol.mails strong { font-weight: 600 } ol.mails time { text-align: right }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: .5rem 0 } dt { color: var(--quiet) } dd { margin: 0 }
  pre { white-space: pre-wrap; background: var(--raised); border: 1px solid var(--line); border-radius: .75rem; padding: 1rem; margin: 0 }
  iframe { width: 100%; height: 24rem; resize: vertical; border: 1px solid var(--line); border-radius: .75rem; background: #fff; color-scheme: light }
  details { margin: 1rem 0 } summary { cursor: pointer; padding: .5rem 0 } code { background: var(--raised); padding: .1rem .3rem; border-radius: .3rem }
  @media (max-width: 40rem) { dl { grid-template-columns: 1fr } dd { margin-bottom: .4rem } ol.mails a { grid-template-columns: 1fr } ol.mails time { text-align: left } }
`

/** `body` is HTML. */
export const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`

export const when = (iso: string) =>
  `<time class="quiet" datetime="${iso}">${iso.slice(0, 19).replace('T', ' ')} UTC</time>`

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string) =>
  text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
