export type TextElement = HTMLInputElement | HTMLTextAreaElement

/** Replaces a part of what is in a field, as if it had been typed: the browser's undo takes it back. */
export function insertText(element: TextElement, text: string, start: number, end: number): void {
  element.focus()
  element.setSelectionRange(start, end)
  // The command is deprecated and has no successor that keeps the undo history.
  if (document.execCommand('insertText', false, text)) return
  element.setRangeText(text, start, end, 'end')
  element.dispatchEvent(new Event('input', { bubbles: true }))
}
