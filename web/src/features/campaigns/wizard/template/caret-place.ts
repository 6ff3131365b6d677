import type { TextElement } from './insert-text.ts'

const COPIED = [
  'box-sizing',
  'width',
  'padding',
  'border-width',
  'font',
  'letter-spacing',
  'line-height',
  'text-indent',
  'tab-size',
] as const

export interface CaretPlace {
  /** Pixels from the field's corner to the line of the character. */
  left: number
  top: number
  bottom: number
}

/** Where a character of a field is on the screen: fields do not say it, so a copy of the field is measured. */
export function caretPlace(element: TextElement, at: number): CaretPlace {
  const style = getComputedStyle(element)
  const copy = document.createElement('div')
  for (const property of COPIED) copy.style.setProperty(property, style.getPropertyValue(property))
  copy.style.position = 'absolute'
  copy.style.visibility = 'hidden'
  copy.style.whiteSpace = element instanceof HTMLTextAreaElement ? 'pre-wrap' : 'pre'
  copy.style.overflowWrap = 'break-word'
  copy.textContent = element.value.slice(0, at)
  const mark = document.createElement('span')
  mark.textContent = '\u200b'
  copy.append(mark)
  document.body.append(copy)
  const place = {
    left: mark.offsetLeft - element.scrollLeft,
    top: mark.offsetTop - element.scrollTop,
    bottom: mark.offsetTop + mark.offsetHeight - element.scrollTop,
  }
  copy.remove()
  return place
}
