import { expect, test } from 'vitest'
import { describe } from './description.ts'
import { oneLine } from './plain-words.ts'

test.each([
  [
    'escaped twice',
    '&lt;p&gt;Build &amp;amp; run APIs in Go &amp;lt;1.25&amp;gt;.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;PostgreSQL&lt;/li&gt;&lt;/ul&gt;',
    'Build & run APIs in Go <1.25>.\n- PostgreSQL',
  ],
  ['escaped once', '<p>Vec&lt;T&gt; &amp; more</p>', 'Vec<T> & more'],
  ['escaped three times', '&amp;lt;p&amp;gt;R&amp;amp;amp;D&amp;lt;/p&amp;gt;', 'R&D'],
  ['about markup', '<p>You know &lt;b&gt; and &lt;div&gt;.</p>', 'You know <b> and <div>.'],
  ['lines only', 'Intro\r\n\r\n* One\n* Two &amp; three', 'Intro\n- One\n- Two & three'],
  [
    'nested lists',
    '<ul><li><p>One</p></li><li>Two<ul><li>Three</li></ul></li></ul>',
    '- One\n- Two\n- Three',
  ],
  ['soft hyphens and joiners', '<p>Ent\u00adwick\u200dlung</p>', 'Entwicklung'],
  ['not closed', '<p>One<p>Two<li>Three', 'One\nTwo\n- Three'],
])('a description %s', (_, markup, text) => {
  expect(describe(markup).text).toBe(text)
})

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" java\u0000script:alert(1)">x</a>',
  '<p style="background:url(javascript:1)">x</p>',
  '<iframe src="https://x.example"></iframe>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<form action="https://x.example"><input name=a></form>',
  '&lt;script&gt;alert(1)&lt;/script&gt;&lt;p&gt;x&lt;/p&gt;',
  '<p onclick="alert(1)">x</p>',
  '<a href="data:text/html,<script>1</script>">x</a>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<style>@import "https://x.example"</style><p>x</p>',
])('nothing that acts is kept of %s', (markup) => {
  const { html } = describe(markup)
  expect(html).not.toMatch(
    /<(?!\/?(?:p|a|br|ul|li|div|b|strong|em|table|tr|td|h\d)\b)|(?:javascript|data):[^<]*["']|\son\w+=|style=/i,
  )
})

test.each([
  ['Events &amp; Marketing', 'Events & Marketing'],
  ['Events &amp;amp; Marketing', 'Events & Marketing'],
  ['  Amplitude ', 'Amplitude'],
  ['<b>Nurse</b>', 'Nurse'],
  ['C++ <17> Developer', 'C++ <17> Developer'],
  ['-', null],
  ['n/a', null],
  ['AT&T', 'AT&T'],
])('one line of %j', (value, right) => {
  expect(oneLine(value)).toBe(right)
})
