import { PREAMBLE } from '../preamble.ts'

/** The typesetter's program for a report. */
export const REPORT_TEMPLATE = `${PREAMBLE}
#let shades = (accent, accent.lighten(62%))
#let small = style.size * 0.9
#let hair = 0.5pt + accent.lighten(70%)

#let bar(parts) = box(width: 100%, height: 8pt, stack(dir: ltr, ..parts.enumerate().map(((at, part)) =>
  rect(width: part * 100%, height: 8pt, fill: shades.at(at), stroke: if part > 0 { 0.4pt + accent }))))

#let legend(names) = names.enumerate().map(((at, name)) => [#box(
  rect(width: 7pt, height: 7pt, fill: shades.at(at), stroke: 0.4pt + accent)) #words(name)]).join(h(12pt))

// A figure with an alternative text is read as one picture, and the table says the same in words.
#let chart(c, labelWidth) = figure(kind: "chart", supplement: none, alt: c.alt, {
  set align(start)
  set text(size: pt(small))
  set par(leading: 4.5pt)
  if c.legend.len() > 0 { block(below: 7pt, legend(c.legend)) }
  grid(
    columns: (labelWidth, 1fr, auto),
    column-gutter: 6pt,
    row-gutter: 5pt,
    align: (start + horizon, start + horizon, end + horizon),
    ..c.bars.map(each => (words(each.label), bar(each.parts), words(each.value))).flatten(),
  )
})

#let data(t) = {
  set text(size: pt(small))
  set par(leading: 4.5pt)
  table(
    columns: t.columns.map(each => if each.isWide { 1fr } else { auto }),
    align: t.columns.map(each => if each.isNumber { end + horizon } else { start + horizon }),
    inset: (column, _) => (left: if column == 0 { 0pt } else { 5pt }, right: 5pt, y: 3.2pt),
    stroke: (_, row) => (bottom: if row == 0 { 0.8pt + accent } else { hair }),
    table.header(..t.columns.map(each => text(weight: "bold", fill: accent, words(each.head)))),
    ..t.rows.flatten().map(words),
  )
}

#heading(level: 1, words(paper.title))
#block(below: pt(style.sectionGap), text(fill: quiet, words(paper.lead)))
#grid(
  columns: paper.figures.map(_ => 1fr),
  column-gutter: 12pt,
  ..paper.figures.map(each => block(width: 100%, stroke: (top: 1.6pt + accent), inset: (top: 7pt), {
    block(below: 5pt, text(size: pt(style.size * 1.9), weight: "bold", fill: accent, words(each.value)))
    text(size: pt(small), fill: quiet, words(each.label))
  })),
)

#for section in paper.sections {
  heading(level: 2, words(section.heading))
  // They stay with what they are about.
  for each in section.paragraphs { block(sticky: true, words(each)) }
  for each in section.steps {
    heading(level: 3, [#words(each.title) #h(1fr) #box(text(weight: "regular", fill: quiet, words(each.gain)))])
    par(words(each.text))
  }
  if section.chart != none and section.isBeside {
    block(breakable: false, above: pt(style.entryGap), grid(
      columns: (1fr, 1fr),
      column-gutter: 22pt,
      chart(section.chart, 34%),
      if section.table != none { data(section.table) },
    ))
  } else {
    if section.chart != none { block(above: pt(style.entryGap), chart(section.chart, 26%)) }
    if section.table != none { block(above: pt(style.entryGap), data(section.table)) }
  }
}
`
