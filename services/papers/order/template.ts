import { PREAMBLE } from '../preamble.ts'

/** The typesetter's program for an invoice, a credit note or a packing slip. */
export const ORDER_TEMPLATE = `${PREAMBLE}
#let small = style.size * 0.9
#let hair = 0.5pt + accent.lighten(70%)
#let parts = paper.date.split("-").map(int)

// Archives ask for a date.
#set document(date: datetime(year: parts.at(0), month: parts.at(1), day: parts.at(2)))

#if paper.xml != "" {
  pdf.attach(
    "factur-x.xml",
    bytes(paper.xml),
    relationship: "alternative",
    mime-type: "text/xml",
    description: "The same as EN 16931 XML",
  )
}

#let data(t) = table(
  columns: t.columns.map(each => if each.isWide { 1fr } else { auto }),
  align: t.columns.map(each => if each.isNumber { end + top } else { start + top }),
  inset: (column, _) => (left: if column == 0 { 0pt } else { 6pt }, right: if column + 1 == t.columns.len() { 0pt } else { 6pt }, y: 4.4pt),
  stroke: (_, row) => (bottom: if row == 0 { 0.8pt + accent } else { hair }),
  table.header(..t.columns.map(each => text(weight: "bold", fill: accent, words(each.head)))),
  ..t.rows.flatten().map(words),
)

#block(below: pt(style.sectionGap), text(size: pt(small), fill: quiet, paper.seller.map(words).join(linebreak())))
#show heading.where(level: 1): it => block(
  below: pt(16),
  text(size: pt(style.nameSize * 0.8), weight: "bold", fill: accent, it.body),
)
#heading(level: 1, words(paper.title))
#block(below: pt(style.sectionGap), grid(
  columns: paper.addresses.map(_ => 1fr) + (1.15fr,),
  column-gutter: 16pt,
  ..paper.addresses.map(each => {
    block(below: 5pt, text(size: pt(small), weight: "bold", fill: accent, words(each.heading)))
    each.lines.map(words).join(linebreak())
  }),
  grid(
    columns: (auto, 1fr),
    column-gutter: 8pt,
    row-gutter: 5pt,
    ..paper.facts.map(each => (text(fill: quiet, words(each.label)), align(end, words(each.value)))).flatten(),
  ),
))

#data(paper.lines)
#if paper.sums.len() > 0 {
  block(above: 8pt, breakable: false, width: 100%, align(end, grid(
    columns: (auto, auto),
    column-gutter: 18pt,
    row-gutter: 6pt,
    align: (start, end),
    ..paper.sums.slice(0, -1).map(each => (words(each.label), words(each.value))).flatten(),
    grid.hline(stroke: 0.8pt + accent),
    ..paper.sums.slice(-1).map(each => (
      pad(top: 5pt, text(weight: "bold", size: pt(style.size * 1.2), words(each.label))),
      pad(top: 5pt, text(weight: "bold", size: pt(style.size * 1.2), words(each.value))),
    )).flatten(),
  )))
}
#if paper.taxes != none {
  block(above: pt(style.sectionGap), breakable: false, width: 70%, { set text(size: pt(small)); data(paper.taxes) })
}
#block(above: pt(style.sectionGap), for each in paper.notes { par(words(each)) })
`
