import { useState } from 'react'
import { type Box, type Scene, type Shape, type Spot, spotAt } from './scene.ts'
import { attributesOf } from './shape-attributes.ts'
import { SpotNote } from './spot-note.tsx'
import { useWidth } from './use-width.ts'

export interface SceneViewProps {
  title: string
  description: string
  draw: (width: number) => Scene
  /** What a click or Enter on a datum opens. */
  onOpen?: (id: string) => void
}

interface Active {
  spot: number
  /** Where its note points to. */
  x: number
  y: number
}

/**
 * A chart on the page. The picture has a name and a description; the arrow keys go from datum to datum, and what each
 * says is shown and read out, as it is at the pointer.
 */
export function SceneView({ title, description, draw, onOpen }: SceneViewProps) {
  const [host, width] = useWidth<HTMLDivElement>()
  const [active, setActive] = useState<Active | null>(null)
  const scene = width > 0 ? draw(width) : null
  const spots = scene?.spots ?? []
  const spot = active && spots[active.spot]

  function show(index: number) {
    const at = Math.min(spots.length - 1, Math.max(0, index))
    const next = spots[at]
    if (next) setActive({ spot: at, x: next.box.x + next.box.width / 2, y: next.box.y })
  }

  function onKeyDown(event: React.KeyboardEvent) {
    const from = active?.spot ?? null
    if (event.key === 'ArrowRight' || event.key === 'ArrowDown') show(from === null ? 0 : from + 1)
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') show(from === null ? 0 : from - 1)
    else if (event.key === 'Home') show(0)
    else if (event.key === 'End') show(spots.length - 1)
    else if (event.key === 'Escape' && active) setActive(null)
    else if (event.key === 'Enter' && spot && onOpen) onOpen(spot.id)
    else return
    event.preventDefault()
  }

  function onPointerMove(event: React.PointerEvent<HTMLDivElement>) {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    const [x, y] = [event.clientX - left, event.clientY - top]
    const at = spotAt(spots, x, y)
    const found = spots[at]
    setActive(
      found
        ? {
            spot: at,
            x: found.isRound ? found.box.x + found.box.width / 2 : x,
            y: found.isRound ? found.box.y : y - 8,
          }
        : null,
    )
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    <div
      ref={host}
      role="group"
      aria-roledescription="chart"
      aria-label={`${title}. The arrow keys go from value to value.`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys work here
      tabIndex={0}
      className={`relative rounded-md ${spot && onOpen ? 'cursor-pointer' : ''}`}
      onKeyDown={onKeyDown}
      onPointerMove={onPointerMove}
      onPointerLeave={() => setActive(null)}
      onBlur={() => setActive(null)}
      onClick={() => spot && onOpen?.(spot.id)}
    >
      {scene && (
        <svg
          role="img"
          aria-label={description}
          width={scene.width}
          height={scene.height}
          viewBox={`0 0 ${scene.width} ${scene.height}`}
          className="block select-none overflow-visible"
        >
          <g>{scene.ground.map(draws)}</g>
          {spot && <Mark spot={spot} />}
          {spots.map(({ id, shapes }) => (
            <g key={id}>{shapes.map(draws)}</g>
          ))}
          <g>{scene.above?.map(draws)}</g>
        </svg>
      )}
      {scene && active && spot && (
        <SpotNote text={spot.label} x={active.x} y={active.y} width={scene.width} />
      )}
      <span role="status" className="sr-only">
        {spot?.label}
      </span>
    </div>
  )
}

/** Behind the datum that is told about. */
function Mark({ spot: { box, isRound } }: { spot: Spot }) {
  const { x, y, width, height }: Box = box
  if (isRound)
    return (
      <circle cx={x + width / 2} cy={y + height / 2} r={width / 2 + 4} fill="var(--ink)" opacity={0.75} />
    )
  return (
    <rect
      x={x - 4}
      y={y}
      width={width + 8}
      height={height}
      rx={6}
      fill="var(--wash)"
      stroke="var(--line-strong)"
      strokeOpacity={0.5}
    />
  )
}

function draws(shape: Shape, at: number) {
  const attributes = Object.entries(attributesOf(shape, (ink) => `var(--${ink})`))
  const props = Object.fromEntries(attributes.map(([name, value]) => [camelCase(name), value]))
  switch (shape.kind) {
    case 'text':
      return (
        <text key={at} {...props}>
          {shape.text}
        </text>
      )
    case 'rect':
      return <rect key={at} {...props} />
    case 'circle':
      return <circle key={at} {...props} />
    case 'path':
      return <path key={at} {...props} />
  }
}

const camelCase = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
