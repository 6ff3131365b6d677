interface Box {
  left: number
  top: number
  width: number
  height: number
}
type Size = Pick<Box, 'width' | 'height'>

/** Pixels between the anchor and the tooltip, and between the tooltip and the window's edge. */
const gap = 6
const margin = 8

/**
 * The tooltip's corner: centred on the wanted side, or on the opposite side where there is no room, and inside the
 * window.
 */
export function placeTooltip(anchor: Box, size: Size, space: Size, side = 'top') {
  const middle = {
    x: anchor.left + (anchor.width - size.width) / 2,
    y: anchor.top + (anchor.height - size.height) / 2,
  }
  const before = { x: anchor.left - gap - size.width, y: anchor.top - gap - size.height }
  const after = { x: anchor.left + anchor.width + gap, y: anchor.top + anchor.height + gap }

  const place = { ...middle }
  if (side === 'left') place.x = before.x < margin ? after.x : before.x
  else if (side === 'right') place.x = after.x + size.width > space.width - margin ? before.x : after.x
  else if (side === 'bottom') place.y = after.y + size.height > space.height - margin ? before.y : after.y
  else place.y = before.y < margin ? after.y : before.y

  const inside = (value: number, length: number, room: number) =>
    Math.round(Math.max(margin, Math.min(value, room - margin - length)))
  return { x: inside(place.x, size.width, space.width), y: inside(place.y, size.height, space.height) }
}
