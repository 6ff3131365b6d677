// Reads a template: text, fields with fallbacks, and conditions. What cannot be read is a problem with its line; the
// rest is read on, so that all problems are shown at once.
import { createNesting } from './nesting.ts'
import type { ParsedTemplate } from './nodes.ts'
import { readTag } from './tag.ts'

/** Rendering costs grow with each. */
const MAX_TAGS = 500

/** Braces, and what other programs write for conditions and loops. */
const MARK = /\{\{|\}\}|\{%[^\n%]{0,100}%\}/g

export function parseTemplate(text: string): ParsedTemplate {
  const nesting = createNesting()
  const lineAt = lineCounter(text)
  /** Up to here everything was handed on. */
  let done = 0
  let tags = 0
  /** `\{{` whose `}}` are still to come. */
  let literal = 0

  function handOn(start: number, end: number): void {
    if (start > done) nesting.text(text.slice(done, start), lineAt(done))
    done = end
  }

  const marks = new RegExp(MARK)
  for (let match = marks.exec(text); match; match = marks.exec(text)) {
    const [mark] = match
    const start = match.index
    const line = lineAt(start)
    if (isEscaped(text, start)) {
      // Only the backslash is left out: the braces are text.
      handOn(start - 1, start)
      literal += mark === '{{' ? 1 : 0
    } else if (mark === '}}') {
      if (literal > 0) literal -= 1
      else {
        handOn(start, start + 2)
        nesting.report('}} stands without {{ before it', line)
      }
    } else if (mark === '{{') {
      const end = endOfTag(text, start)
      tags += 1
      if (end === null) {
        handOn(start, start + 2)
        nesting.report(`{{ is not closed: ${text.slice(start, start + 30).split('\n', 1)[0]}`, line)
        continue
      }
      const tag = readTag(text.slice(start + 2, end - 2))
      const isBlock = tag.kind === 'open' || tag.kind === 'else' || tag.kind === 'close'
      const taken = (isBlock && ownLine(text, start, end)) || { start, end }
      handOn(taken.start, taken.end)
      marks.lastIndex = taken.end
      nesting.tag(tag, line)
    } else {
      handOn(start, start + mark.length)
      nesting.report(`${mark.slice(0, 40)} is not understood: conditions are {{#if company}}…{{/if}}`, line)
    }
  }
  handOn(text.length, text.length)
  if (tags > MAX_TAGS) nesting.report(`There are more than ${MAX_TAGS} placeholders`, 1)
  return nesting.finish()
}

/** Whether the backslashes before a place leave one for it. */
function isEscaped(text: string, start: number): boolean {
  let first = start
  while (first > 0 && text[first - 1] === '\\') first -= 1
  return (start - first) % 2 === 1
}

/** The end of the tag that begins at `start`; null when another tag or the end of the text comes first. */
function endOfTag(text: string, start: number): number | null {
  const next = text.indexOf('{{', start + 2)
  const end = text.slice(start + 2, next < 0 ? text.length : next).indexOf('}}')
  return end < 0 ? null : start + 2 + end + 2
}

/** A condition's tag on a line of its own takes the line with it, so that it leaves no empty line in a list. */
function ownLine(text: string, start: number, end: number): { start: number; end: number } | null {
  const lineStart = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1
  const lineEnd = text.indexOf('\n', end)
  const restEnd = lineEnd < 0 ? text.length : lineEnd
  const isAlone = text.slice(lineStart, start).trim() === '' && text.slice(end, restEnd).trim() === ''
  return isAlone ? { start: lineStart, end: lineEnd < 0 ? restEnd : lineEnd + 1 } : null
}

/** Counts on from the last position that was asked for, so that the text is read once. */
function lineCounter(text: string): (position: number) => number {
  let line = 1
  let counted = 0
  return (position) => {
    if (position < counted) [line, counted] = [1, 0]
    while (true) {
      const at = text.indexOf('\n', counted)
      if (at < 0 || at >= position) return line
      line += 1
      counted = at + 1
    }
  }
}
