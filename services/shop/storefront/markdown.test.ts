import { expect, test } from 'vitest'
import { markdownToHtml } from './markdown.ts'

test('a text keeps its form', () => {
  const text =
    '# Olive oil\n\nFrom **Umbria**\nand [more](https://umbria.example/oil).\n\n- one\n- two\n\n| a |\n|-|\n| b |'
  const html = markdownToHtml(text)
  expect(html).toContain('<h2>Olive oil</h2>')
  expect(html).toContain('From <strong>Umbria</strong><br />')
  expect(html).toContain('<a href="https://umbria.example/oil" rel="nofollow noopener">more</a>')
  expect(html).toContain('<li>one</li>')
  expect(html).toContain('<td>b</td>')
})

test.each([
  ['a script', '<script>alert(1)</script>', /<script/],
  ['a tag with a handler', '<img src=x onerror=alert(1)>', /<img/],
  ['a link that runs', '[a](javascript:alert(1))', /href="javascript/i],
  ['one with an entity', '[a](&#106;avascript:alert(1))', /href="[^"]*javascript/i],
  ['one with a line break', '[a](java\nscript:alert(1))', /href="java/i],
  ['a link of data', '[a](data:text/html;base64,PHNjcmlwdD4=)', /href="data/],
  ['an address of VBScript', '<vbscript:alert(1)>', /href="vbscript/],
  ['an image of somebody else', '![a](https://tracker.example/pixel.gif)', /<img/],
  ['an image by reference', '![a][x]\n\n[x]: https://tracker.example/pixel.gif', /<img/],
  ['another server without a scheme', '[a](//evil.example)', /href="\/\/evil/],
  ['a style', '<p style="position:fixed">a</p>', /<p style/],
  ['an attribute in a link', '[a](https://a.example "x\\" onclick=\\"alert(1)")', /onclick=\\?"/],
  ['a form', '<form action="https://evil.example"><input name=card></form>', /<form|<input/],
  ['a frame', '<iframe src="https://evil.example"></iframe>', /<iframe/],
  ['an id that hides one of the page', '<a id="cart">a</a>', /<a id/],
])('%s does nothing', (_, text, harm) => {
  expect(markdownToHtml(text)).not.toMatch(harm)
})

test('deep nesting is read at once', () => {
  expect(markdownToHtml(`${'>'.repeat(5000)} a`).length).toBeLessThan(200_000)
  expect(markdownToHtml('['.repeat(20_000)).length).toBeLessThan(100_000)
})
