// A report before it is a page: what is printed, in its order, with its charts as numbers.
import type { PaperLook } from '../../careers/cvs/schemas.ts'

export interface ReportStep {
  title: string
  /** What it brings, at the end of the title's line. */
  gain: string
  text: string
}

export interface ReportBar {
  label: string
  value: string
  /** Shares of the chart's width, one for each part of the bar; their sum is at most 1. */
  parts: number[]
}

export interface ReportChart {
  /** What somebody hears who cannot see the chart. */
  alt: string
  /** Names of the parts of bars; empty when bars have one. */
  legend: string[]
  bars: ReportBar[]
}

export interface ReportTable {
  /** A column of numbers ends at its right. */
  columns: { head: string; isNumber: boolean; isWide: boolean }[]
  rows: string[][]
}

export interface ReportSection {
  heading: string
  paragraphs: string[]
  steps: ReportStep[]
  chart: ReportChart | null
  table: ReportTable | null
  /** Whether the table stands beside the chart, or below it. */
  isBeside: boolean
}

export interface ReportDocument {
  look: PaperLook
  direction: 'ltr'
  title: string
  author: string
  lead: string
  figures: { value: string; label: string }[]
  sections: ReportSection[]
}

/** Every text of a report, in the order in which it is set. */
export function textsOfReport(report: ReportDocument): string[] {
  return [
    report.title,
    report.lead,
    ...report.figures.flatMap(({ value, label }) => [value, label]),
    ...report.sections.flatMap(({ heading, paragraphs, steps, chart, table }) => [
      heading,
      ...paragraphs,
      ...steps.flatMap(({ title, gain, text }) => [title, gain, text]),
      ...(chart?.legend ?? []),
      ...(chart?.bars ?? []).flatMap(({ label, value }) => [label, value]),
      ...(table?.columns ?? []).map(({ head }) => head),
      ...(table?.rows ?? []).flat(),
    ]),
  ].filter(Boolean)
}

/** The same report with every printed text changed; what programs read about it stays. */
export function mapReport(report: ReportDocument, change: (text: string) => string): ReportDocument {
  return {
    ...report,
    lead: change(report.lead),
    figures: report.figures.map(({ value, label }) => ({ value: change(value), label: change(label) })),
    sections: report.sections.map((section) => ({
      ...section,
      heading: change(section.heading),
      paragraphs: section.paragraphs.map(change),
      steps: section.steps.map(({ title, gain, text }) => ({
        title: change(title),
        gain: change(gain),
        text: change(text),
      })),
      chart: section.chart && mapChart(section.chart, change),
      table: section.table && {
        columns: section.table.columns.map((column) => ({ ...column, head: change(column.head) })),
        rows: section.table.rows.map((row) => row.map(change)),
      },
    })),
  }
}

const mapChart = (chart: ReportChart, change: (text: string) => string): ReportChart => ({
  alt: chart.alt,
  legend: chart.legend.map(change),
  bars: chart.bars.map((bar) => ({ ...bar, label: change(bar.label), value: change(bar.value) })),
})
