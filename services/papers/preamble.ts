/**
 * The beginning of the typesetter's programs: how every paper looks. Everything that is printed comes in as data and is
 * inserted as text, so nothing in it can be markup.
 */
export const PREAMBLE = String.raw`
#let paper = json(bytes(sys.inputs.paper))
#let style = json(bytes(sys.inputs.style))
#let accent = rgb(style.accent)
#let quiet = rgb(style.quiet)
#let pt(length) = length * 1pt

#let ltrMark = "\u{200e}"
#let rtlMark = "\u{200f}"
// Where a long word may be broken there is an empty box, which leaves nothing in the text.
#let pieces(value) = value.trim(ltrMark, at: start).trim(rtlMark, at: start).split("\u{200b}").join(box(width: 0pt))
// A paragraph of the other direction, which begins with a mark, is set in its own, so that its full stop is at its own
// end. Parts of a line are not: the marks around them would become part of the extracted text.
#let words(value) = {
  if value.starts-with(ltrMark) { text(dir: ltr, pieces(value)) }
  else if value.starts-with(rtlMark) { text(dir: rtl, pieces(value)) }
  else { pieces(value) }
}

// No page numbers: a machine would read them between the halves of a paragraph.
#set document(title: paper.title, author: paper.author, date: none)
#set page(
  paper: paper.look.pageSize,
  margin: (x: pt(style.margin.x), y: pt(style.margin.y)),
)
#set text(
  // The last two come with the typesetter; they have symbols that the others lack.
  font: (style.font, "Noto Sans", "Noto Sans Hebrew", "Noto Sans Japanese", "Noto Sans Korean", "Libertinus Serif", "DejaVu Sans Mono"),
  size: pt(style.size),
  lang: paper.look.language,
  dir: if paper.direction == "rtl" { rtl } else { ltr },
  fill: rgb("#1a1a1a"),
  fallback: false,
  ligatures: false,
  discretionary-ligatures: false,
  hyphenate: false,
  cjk-latin-spacing: none,
)
#set par(justify: false, leading: pt(style.leading), spacing: pt(style.leading + 2))
#set list(
  marker: text(fill: accent)[•],
  indent: 3pt,
  body-indent: 6pt,
  spacing: pt(style.itemGap + 1),
)

#show heading.where(level: 1): it => block(
  below: pt(style.size * 1.1),
  text(size: pt(style.nameSize), weight: "bold", fill: accent, it.body),
)
#show heading.where(level: 2): it => {
  let body = text(size: pt(style.headingSize), weight: "bold", fill: accent, it.body)
  let thin = 0.6pt + accent.lighten(45%)
  set block(above: pt(style.sectionGap), below: pt(style.entryGap * 0.75), sticky: true, width: 100%)
  if style.rule == "below" { block(stroke: (bottom: thin), inset: (bottom: 4pt), body) }
  else if style.rule == "above" { block(stroke: (top: thin), inset: (top: 8pt), body) }
  else if style.rule == "beside" {
    block[#body #h(4pt) #box(width: 1fr, baseline: -0.25em, line(length: 100%, stroke: thin))]
  } else { block(body) }
}
#show heading.where(level: 3): it => block(
  above: pt(style.entryGap), below: pt(style.leading), sticky: true, width: 100%,
  text(size: pt(style.size), weight: "bold", it.body),
)
#show link: set text(fill: accent)
`
