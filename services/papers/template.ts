import { PREAMBLE } from './preamble.ts'

/** The typesetter's program for every look of a CV and a letter. */
export const TEMPLATE = `${PREAMBLE}
#let isLetter = paper.kind == "letter"
#let bullet(value) = align(if paper.direction == "rtl" { right } else { left }, words(value))
#let linked(value) = if value.href == none { words(value.text) } else { link(value.href, words(value.text)) }
// A short address stays on one line.
#let contact(value) = if value.text.len() < 60 { box(linked(value)) } else if value.href == none { pieces(value.text) } else { link(value.href, pieces(value.text)) }

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
