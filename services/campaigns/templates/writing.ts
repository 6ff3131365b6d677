// What a tree of Markdown is written with.
import type { LinkTarget } from './links.ts'
import type { MarkdownNode, Parts } from './markdown.ts'

export interface Writing {
  /** A text with its slots filled. */
  fill(parts: Parts): string
  target(link: MarkdownNode): LinkTarget
}

/** A link that was an address in the text shows that address. */
export const isAddressItself = (node: MarkdownNode) => node.type === 'link' && node.isPlain
