/**
 * The typesetter's program for every look. Everything that is printed comes in as data and is inserted as text, so
 * nothing in a résumé can be markup.
 */
export const TEMPLATE = String.raw`
#let paper = json(bytes(sys.inputs.paper))
#let style = json(bytes(sys.inputs.style))
#let accent = rgb(style.accent)
#let quiet = rgb(style.quiet)
#let pt(length) = length * 1pt
#let isLetter = paper.kind == "letter"

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
#let bullet(value) = align(if paper.direction == "rtl" { right } else { left }, words(value))
#let linked(value) = if value.href == none { words(value.text) } else { link(value.href, words(value.text)) }
// A short address stays on one line.
#let contact(value) = if value.text.len() < 60 { box(linked(value)) } else if value.href == none { pieces(value.text) } else { link(value.href, pieces(value.text)) }

// No page numbers: a machine would read them between the halves of a paragraph.
#set document(title: paper.title, author: paper.author, date: none)
#set page(
  paper: paper.look.pageSize,
  margin: (x: pt(style.margin.x), y: pt(style.margin.y)),
)
#set text(
  // The last two come with the typesetter; they have symbols that the others lack.
  font: (style.font, "Noto Sans", "Noto Sans Hebrew", "Noto Sans Japanese", "Libertinus Serif", "DejaVu Sans Mono"),
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

#let entry(e) = {
  let when = if e.when != "" { [ #h(1fr) #box(text(weight: "regular", fill: quiet, pieces(e.when)))] }
  if e.title != "" or e.when != "" { heading(level: 3, [#pieces(e.title)#when]) }
  if e.subtitle != "" { block(sticky: true, above: pt(style.leading), text(fill: quiet, words(e.subtitle))) }
  if e.link != none { block(above: pt(style.leading), linked(e.link)) }
  for each in e.paragraphs { par(words(each)) }
  if e.bullets.len() > 0 { list(..e.bullets.map(bullet)) }
  if e.tags != "" { par(text(fill: quiet, words(e.tags))) }
}

#block(width: 100%, below: pt(style.sectionGap * 0.8), {
  set align(if style.isCentred { center } else { start })
  heading(level: 1, words(paper.name))
  if paper.headline != "" {
    block(below: pt(style.size), text(size: pt(style.size * 1.2), fill: quiet, words(paper.headline)))
  }
  if paper.contact.len() > 0 {
    text(size: pt(style.size * 0.94), paper.contact.map(contact).join([ #text(fill: quiet)[·] ]))
  }
})

#if isLetter {
  set par(spacing: pt(style.size * 1.6), leading: pt(style.leading + 1.2))
  v(pt(style.sectionGap))
  if paper.recipient != "" { par(words(paper.recipient)) }
  if paper.subject != "" {
    block(above: pt(style.sectionGap), below: pt(style.sectionGap), strong(text(fill: accent, words(paper.subject))))
  }
  for each in paper.paragraphs { par(words(each)) }
  if paper.signature != "" { block(above: pt(style.sectionGap), words(paper.signature)) }
}

#for section in paper.sections {
  heading(level: 2, words(section.heading))
  for each in section.paragraphs { par(words(each)) }
  for each in section.entries { entry(each) }
  for each in section.lines {
    par(if each.label == "" { words(each.text) } else if each.text == "" { strong(words(each.label)) }
      else [#strong[#pieces(each.label):] #pieces(each.text)])
  }
}
`
